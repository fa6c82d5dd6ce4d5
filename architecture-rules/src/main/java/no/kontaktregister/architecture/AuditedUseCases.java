package no.kontaktregister.architecture;

import static no.kontaktregister.architecture.Role.BOOTSTRAP;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Use cases that are handed out without their audit. */
final class AuditedUseCases {

  private final CodeBase code;
  private final Description architecture;
  private final JavaClasses classes;

  AuditedUseCases(CodeBase code) {
    this.code = code;
    this.architecture = code.architecture();
    this.classes = code.classes();
  }

  /**
   * Outside the application, a method that creates services or hands out an inbound port must use
   * the audit once for each service, itself or through methods of its class.
   */
  List<String> unaudited() {
    Ports ports = code.ports();
    Set<JavaClass> auditPorts = auditPorts(ports);
    List<String> violations = new ArrayList<>(new SilentAudits(code, auditPorts).violations());
    violations.addAll(new NullAudits(code, auditPorts).violations());
    for (JavaClass type : classes) {
      if (architecture
          .roleOf(type)
          .filter(role -> role == BOOTSTRAP || role.isAdapter() || role == Role.OVERLAY)
          .isEmpty()) {
        continue;
      }
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        long made =
            Stream.concat(
                    unit.getConstructorCallsFromSelf().stream(),
                    unit.getConstructorReferencesFromSelf().stream())
                .filter(access -> ports.isService(access.getTargetOwner()))
                .filter(access -> !servesUnaudited(access.getTargetOwner()))
                .count();
        boolean handsOut =
            unit instanceof JavaMethod method
                && ports.isInbound(method.getRawReturnType())
                && !isUnaudited(method.getRawReturnType())
                && !isFetched(method);
        long audits = audits(unit, new HashSet<>());
        if (audits < Math.max(made, handsOut ? 1 : 0)) {
          violations.add(
              "Method <" + unit.getFullName() + "> hands out a use case without its audit");
        }
        if (handsOut && returnsAService(type, unit, ports)) {
          violations.add(
              "Method <" + unit.getFullName() + "> returns a service itself, without its audit");
        }
        unit.getAccessesFromSelf().stream()
            .filter(access -> ports.isService(access.getTargetOwner()))
            .filter(
                access -> !access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME))
            .filter(access -> audits == 0 && !servesUnaudited(access.getTargetOwner()))
            .forEach(
                access ->
                    violations.add(access.getDescription() + ", past the audit of the use case"));
      }
    }
    return violations;
  }

  /** Also where only one of several ways through a method returns it. */
  private boolean returnsAService(JavaClass type, JavaCodeUnit unit, Ports ports) {
    ClassNode node = code.classFile(type);
    return node.methods.stream()
        .filter(it -> it.name.equals(unit.getName()) && it.desc.equals(unit.getDescriptor()))
        .flatMap(it -> ValueFlow.of(node, it, any -> true).uses().entrySet().stream())
        .filter(it -> it.getKey().getOpcode() == Opcodes.ARETURN)
        .flatMap(it -> it.getValue().get(0).stream())
        .anyMatch(
            source ->
                source instanceof TypeInsnNode made
                    && classes.contain(made.desc.replace('/', '.'))
                    && ports.isService(classes.get(made.desc.replace('/', '.'))));
  }

  /** The outbound ports that the audit of a use case is made of. */
  private Set<JavaClass> auditPorts(Ports ports) {
    return classes.stream()
        .filter(this::isAudit)
        .flatMap(type -> type.getConstructors().stream())
        .flatMap(constructor -> constructor.getRawParameterTypes().stream())
        .filter(ports::isOutbound)
        .collect(Collectors.toSet());
  }

  /** Whether a method is a getter of a use case that its class was given. */
  private static boolean isFetched(JavaMethod method) {
    return method.getCallsFromSelf().isEmpty()
        && method.getCodeUnitReferencesFromSelf().isEmpty()
        && !method.getFieldAccesses().isEmpty();
  }

  private long audits(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
    if (!seen.add(unit)) {
      return 0;
    }
    long own =
        unit.getAccessesFromSelf().stream()
            .filter(access -> isAudit(access.getTargetOwner()))
            // Creating the audit and calling it count as one use.
            .filter(access -> access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME))
            .count();
    long asked =
        unit.getAccessesFromSelf().stream()
            .filter(access -> isAudit(access.getTargetOwner()))
            .filter(
                access -> !access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME))
            .count();
    long byOthers =
        unit.getMethodCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().equals(unit.getOwner()))
            .filter(
                call ->
                    call.getTarget().resolveMember().stream()
                        .anyMatch(method -> audits(method, new HashSet<>(seen)) > 0))
            .count();
    return Math.max(own + byOthers, asked);
  }

  private boolean isUnaudited(JavaClass useCase) {
    return architecture
        .unaudited()
        .containsKey(DescriptionCheck.relative(architecture, useCase.getName()));
  }

  private boolean servesUnaudited(JavaClass service) {
    return isUnaudited(service)
        || service.getAllRawInterfaces().stream().anyMatch(this::isUnaudited);
  }

  private boolean isAudit(JavaClass type) {
    return architecture.isAmong(architecture.audits(), type);
  }
}
