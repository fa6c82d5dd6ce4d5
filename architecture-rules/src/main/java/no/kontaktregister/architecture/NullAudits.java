package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds a null where an audit belongs: as an argument, as a result, and in a field. */
final class NullAudits {

  private final CodeBase code;
  private final Set<JavaClass> auditPorts;

  NullAudits(CodeBase code, Set<JavaClass> auditPorts) {
    this.code = code;
    this.auditPorts = auditPorts;
  }

  List<String> violations() {
    return code.classes().stream()
        .filter(
            type ->
                code.architecture().roleOf(type).filter(it -> it != Role.SUPPORTING).isPresent())
        .flatMap(type -> violations(type).stream())
        .toList();
  }

  private List<String> violations(JavaClass type) {
    ClassNode node = code.classFile(type);
    List<String> violations = new ArrayList<>();
    Map<String, AbstractInsnNode> nullFields = new HashMap<>();
    List<String> filledFields = new ArrayList<>();
    for (MethodNode method : node.methods) {
      if (!mentionsAudit(method)) {
        continue;
      }
      ValueFlow.of(node, method, any -> true)
          .uses()
          .forEach(
              (instruction, operands) -> {
                if (instruction.getOpcode() == Opcodes.PUTFIELD) {
                  FieldInsnNode field = (FieldInsnNode) instruction;
                  if (!isAudit(Type.getType(field.desc))) {
                    return;
                  }
                  if (isAlwaysNull(operands.get(1))) {
                    nullFields.put(field.name, instruction);
                  } else {
                    filledFields.add(field.name);
                  }
                } else if (givesNull(node, method, instruction, operands)) {
                  violations.add(
                      "Method <"
                          + type.getName()
                          + "."
                          + method.name
                          + "> gives null for an audit in "
                          + ClassFiles.place(node, instruction));
                }
              });
    }
    nullFields.keySet().removeAll(filledFields);
    nullFields.forEach(
        (field, instruction) ->
            violations.add(
                "Field <"
                    + type.getName()
                    + "."
                    + field
                    + "> is an audit that is always null in "
                    + ClassFiles.place(node, instruction)));
    return violations;
  }

  private boolean mentionsAudit(MethodNode method) {
    return isAudit(Type.getReturnType(method.desc))
        || Stream.of(method.instructions.toArray())
            .anyMatch(
                it ->
                    it instanceof FieldInsnNode field && isAudit(Type.getType(field.desc))
                        || it instanceof MethodInsnNode call
                            && Stream.of(Type.getArgumentTypes(call.desc)).anyMatch(this::isAudit));
  }

  private boolean givesNull(
      ClassNode node,
      MethodNode method,
      AbstractInsnNode instruction,
      List<Set<AbstractInsnNode>> operands) {
    if (instruction.getOpcode() == Opcodes.ARETURN) {
      return isAudit(Type.getReturnType(method.desc)) && mayBeNull(operands.get(0));
    }
    if (!(instruction instanceof MethodInsnNode call) || isForAProxy(node, method, call)) {
      return false;
    }
    Type[] parameters = Type.getArgumentTypes(call.desc);
    int first = operands.size() - parameters.length;
    for (int i = 0; i < parameters.length; i++) {
      if (isAudit(parameters[i]) && mayBeNull(operands.get(first + i))) {
        return true;
      }
    }
    return false;
  }

  /** A container makes its proxies by a constructor without parameters, and never calls them. */
  private static boolean isForAProxy(ClassNode node, MethodNode method, MethodInsnNode call) {
    return method.name.equals("<init>")
        && method.desc.equals("()V")
        && call.name.equals("<init>")
        && call.owner.equals(node.name);
  }

  private boolean isAudit(Type type) {
    return auditPorts.stream().anyMatch(port -> port.getName().equals(type.getClassName()));
  }

  private static boolean mayBeNull(Set<AbstractInsnNode> sources) {
    return sources.stream().anyMatch(NullAudits::isNull);
  }

  private static boolean isAlwaysNull(Set<AbstractInsnNode> sources) {
    return sources.stream().allMatch(NullAudits::isNull);
  }

  private static boolean isNull(AbstractInsnNode instruction) {
    return instruction.getOpcode() == Opcodes.ACONST_NULL;
  }
}
