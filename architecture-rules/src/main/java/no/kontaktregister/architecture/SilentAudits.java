package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Finds implementations of an audit port that do nothing with the record. */
final class SilentAudits {

  /** To give a record to one of these keeps nothing. */
  private static final Set<String> FORGETFUL =
      Set.of(
          "java/lang/Boolean",
          "java/lang/Class",
          "java/lang/Object",
          "java/lang/String",
          "java/lang/StringBuilder",
          "java/util/Objects",
          "java/util/Optional");

  private final CodeBase code;
  private final Description architecture;
  private final JavaClasses classes;
  private final Set<JavaClass> auditPorts;

  SilentAudits(CodeBase code, Set<JavaClass> auditPorts) {
    this.code = code;
    this.architecture = code.architecture();
    this.classes = code.classes();
    this.auditPorts = auditPorts;
  }

  List<String> violations() {
    List<String> violations = new ArrayList<>();
    for (JavaClass type : classes) {
      if (architecture.roleOf(type).filter(role -> role != Role.SUPPORTING).isPresent()) {
        for (JavaClass port : auditPorts) {
          silentMethods(type, port, violations);
          silentFunctions(type, port, violations);
        }
      }
    }
    return violations;
  }

  private void silentMethods(JavaClass type, JavaClass port, List<String> violations) {
    if (!type.isAssignableTo(port.getName())) {
      return;
    }
    for (MethodNode method : code.classFile(type).methods) {
      boolean isOfThePort =
          port.getAllMethods().stream()
              .filter(it -> it.getModifiers().contains(JavaModifier.ABSTRACT))
              .anyMatch(
                  it ->
                      it.getName().equals(method.name)
                          && it.getRawParameterTypes().size() == parameters(method)
                          && parameters(method) > 0);
      if (isOfThePort && isConcrete(method) && isSilent(method, 1, new HashSet<>())) {
        violations.add(
            "Method <"
                + type.getName()
                + "."
                + method.name
                + "> serves <"
                + port.getName()
                + "> and does nothing with the record in "
                + ClassFiles.place(code.classFile(type), method.instructions.getLast()));
      }
    }
  }

  private void silentFunctions(JavaClass type, JavaClass port, List<String> violations) {
    ClassNode node = code.classFile(type);
    String wanted = port.getName().replace('.', '/');
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof InvokeDynamicInsnNode made
            && made.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
            && Type.getReturnType(made.desc).getInternalName().equals(wanted)
            && isSilent((Handle) made.bsmArgs[1], captured(made))) {
          violations.add(
              "Class <"
                  + type.getName()
                  + "> gives a function for <"
                  + port.getName()
                  + "> that does nothing with the record in "
                  + ClassFiles.place(node, instruction));
        }
      }
    }
  }

  private boolean isSilent(Handle function, int record) {
    return FORGETFUL.contains(function.getOwner())
        || find(function.getOwner(), function.getName(), function.getDesc())
            .filter(method -> isSilent(method, record, new HashSet<>()))
            .isPresent();
  }

  /** A function's method gets what the function captured, and then the record. */
  private static int captured(InvokeDynamicInsnNode function) {
    return Stream.of(Type.getArgumentTypes(function.desc)).mapToInt(Type::getSize).sum();
  }

  /**
   * Whether a method neither stores what it is given nor passes it on to one that does.
   *
   * @param record the local variable in which the method finds the record
   */
  private boolean isSilent(MethodNode method, int record, Set<MethodNode> seen) {
    if (!seen.add(method)) {
      return true;
    }
    boolean readsRecord = false;
    boolean passesOn = false;
    for (AbstractInsnNode it : method.instructions) {
      readsRecord |= it instanceof VarInsnNode load && isLoad(load) && load.var >= record;
      passesOn |=
          it.getOpcode() == Opcodes.PUTFIELD
              || it.getOpcode() == Opcodes.PUTSTATIC
              || it instanceof MethodInsnNode call && keeps(call, seen);
    }
    return !readsRecord || !passesOn;
  }

  private boolean keeps(MethodInsnNode call, Set<MethodNode> seen) {
    return Type.getArgumentTypes(call.desc).length > 0
        && !FORGETFUL.contains(call.owner)
        && find(call.owner, call.name, call.desc)
            .map(
                method -> !isSilent(method, call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1, seen))
            .orElse(true);
  }

  private static boolean isLoad(VarInsnNode instruction) {
    return instruction.getOpcode() >= Opcodes.ILOAD && instruction.getOpcode() <= Opcodes.ALOAD;
  }

  private static boolean isConcrete(MethodNode method) {
    return (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNTHETIC)) == 0;
  }

  private static int parameters(MethodNode method) {
    return Type.getArgumentTypes(method.desc).length;
  }

  /** A method with code in this code base. */
  private Optional<MethodNode> find(String owner, String name, String descriptor) {
    String type = owner.replace('/', '.');
    return classes.contain(type)
        ? code.classFile(classes.get(type)).methods.stream()
            .filter(it -> it.name.equals(name) && it.desc.equals(descriptor))
            .filter(it -> (it.access & Opcodes.ACC_ABSTRACT) == 0)
            .findFirst()
        : Optional.empty();
  }
}
