package no.kontaktregister.architecture;

import static no.kontaktregister.architecture.Role.APPLICATION;
import static no.kontaktregister.architecture.Role.OUTBOUND_ADAPTER;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;

/** Names that promise another role than a class has. */
final class Names {

  private static final Set<String> INBOUND_NAMES = Set.of("Endpoint", "Resource", "Controller");

  private final CodeBase code;
  private final Description architecture;
  private final JavaClasses classes;

  Names(CodeBase code) {
    this.code = code;
    this.architecture = code.architecture();
    this.classes = code.classes();
  }

  List<String> misnamed() {
    return classes.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !code.isGenerated(type))
        .filter(type -> isMisnamed(type, code.ports()))
        .map(type -> "Class <" + type.getName() + "> has the name of another role")
        .toList();
  }

  private boolean isMisnamed(JavaClass type, Ports ports) {
    String name = type.getSimpleName();
    Role role = architecture.roleOf(type).orElse(null);
    boolean isInside = architecture.isCore(type);
    boolean isServiceInName =
        name.endsWith("Service")
            && !type.isInterface()
            && !ports.isService(type)
            && type.getAllRawInterfaces().stream().noneMatch(ports::isOutbound)
            && (role == APPLICATION || role == OUTBOUND_ADAPTER);
    return isServiceInName
        || INBOUND_NAMES.stream().anyMatch(name::endsWith) && (isInside || role == OUTBOUND_ADAPTER)
        || name.endsWith("Exception") && !type.isAssignableTo(Throwable.class) && isKnown(type)
        || isInside && type.isAssignableTo(Throwable.class) && !name.endsWith("Exception");
  }

  /** Whether no supertype of a class is missing from the class path. */
  private static boolean isKnown(JavaClass type) {
    return type.getRawSuperclass()
        .map(it -> it.getName().equals("java.lang.Object") || isKnown(it))
        .orElse(false);
  }
}
