package no.kontaktregister.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Which instructions of a method make the values that others use.
 *
 * @param parameters stand-ins for the instructions that make the parameters, the object itself
 *     first
 * @param firstText the first parameter that may hold a text; null if there is none
 * @param uses for each instruction, the instructions that may have made each of its operands
 */
record ValueFlow(
    List<AbstractInsnNode> parameters,
    AbstractInsnNode firstText,
    Map<AbstractInsnNode, List<Set<AbstractInsnNode>>> uses) {

  /**
   * @param isText whether a value of a type is text; a cast to another type makes a value of its
   *     own
   */
  static ValueFlow of(ClassNode type, MethodNode method, Predicate<Type> isText) {
    Uses uses = new Uses(isText);
    try {
      new Analyzer<>(uses).analyze(type.name, method);
    } catch (AnalyzerException unreadable) {
      throw new IllegalArgumentException(
          "The code of " + type.name + "." + method.name + " cannot be followed.", unreadable);
    }
    return new ValueFlow(uses.parameters, uses.firstText, uses.uses);
  }

  /** Copies keep the instruction that made the value. */
  private static final class Uses extends SourceInterpreter {

    private final List<AbstractInsnNode> parameters = new ArrayList<>();
    private final Map<AbstractInsnNode, List<Set<AbstractInsnNode>>> uses = new LinkedHashMap<>();
    private final Predicate<Type> isText;
    private AbstractInsnNode firstText;

    Uses(Predicate<Type> isText) {
      super(Opcodes.ASM9);
      this.isText = isText;
    }

    @Override
    public SourceValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
      AbstractInsnNode parameter = new VarInsnNode(Opcodes.ALOAD, local);
      parameters.add(parameter);
      if (firstText == null && type.getDescriptor().matches("\\[[BC]|J|Ljava/lang/\\w+;")) {
        firstText = parameter;
      }
      return new SourceValue(type.getSize(), parameter);
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
      return value;
    }

    @Override
    public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
      if (instruction instanceof TypeInsnNode cast
          && cast.getOpcode() == Opcodes.CHECKCAST
          && isText.test(Type.getObjectType(cast.desc))) {
        return value;
      }
      use(instruction, List.of(value));
      return super.unaryOperation(instruction, value);
    }

    @Override
    public SourceValue binaryOperation(
        AbstractInsnNode instruction, SourceValue one, SourceValue other) {
      use(instruction, List.of(one, other));
      return super.binaryOperation(instruction, one, other);
    }

    @Override
    public SourceValue ternaryOperation(
        AbstractInsnNode instruction, SourceValue array, SourceValue index, SourceValue value) {
      use(instruction, List.of(array, index, value));
      return super.ternaryOperation(instruction, array, index, value);
    }

    @Override
    public SourceValue naryOperation(
        AbstractInsnNode instruction, List<? extends SourceValue> values) {
      use(instruction, values);
      return super.naryOperation(instruction, values);
    }

    // The analyzer repeats an instruction when it finds another way to it, with all values so far.
    private void use(AbstractInsnNode instruction, List<? extends SourceValue> values) {
      uses.put(instruction, values.stream().map(value -> value.insns).toList());
    }
  }
}
