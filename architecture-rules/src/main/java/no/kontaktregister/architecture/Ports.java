package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ports of a code base, and the classes that implement them. */
final class Ports {

  private final Description architecture;
  private final JavaClasses classes;
  private final Set<JavaClass> outbound;
  private final Set<JavaClass> inbound;
  private final Set<JavaClass> services;
  private final Set<JavaClass> holders;

  Ports(Description architecture, JavaClasses classes) {
    this.architecture = architecture;
    this.classes = classes;
    this.outbound = all(this::findOutbound);
    this.inbound = all(this::findInbound);
    this.services = all(this::findService);
    this.holders = findHolders();
  }

  boolean isOutbound(JavaClass type) {
    return outbound.contains(type);
  }

  boolean isInbound(JavaClass type) {
    return inbound.contains(type);
  }

  /** Whether a class implements a use case, or is one. */
  boolean isService(JavaClass type) {
    return services.contains(type);
  }

  /** Whether a class of the application holds a port, directly or indirectly. */
  boolean isHolder(JavaClass type) {
    return holders.contains(type);
  }

  Set<JavaClass> outbound() {
    return outbound;
  }

  Set<JavaClass> inbound() {
    return inbound;
  }

  boolean anyOutboundInApplication() {
    return outbound.stream().anyMatch(type -> architecture.hasRole(type, Role.APPLICATION));
  }

  /** The classes that implement a port and have one of the roles. */
  Stream<JavaClass> implementers(JavaClass port, Predicate<Role> roles) {
    return port.getAllSubclasses().stream()
        .filter(type -> !type.isInterface())
        .filter(type -> architecture.roleOf(type).filter(roles).isPresent());
  }

  private Set<JavaClass> all(Predicate<JavaClass> which) {
    return classes.stream().filter(which).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean findOutbound(JavaClass type) {
    if (!isPlainInterface(type)
        || !architecture.isCore(type)
        || architecture.isAmong(architecture.inboundPorts(), type)) {
      return false;
    }
    if (architecture.isAmong(architecture.outboundPorts(), type)
        || implementers(type, Role::isOutbound).findAny().isPresent()) {
      return true;
    }
    boolean isAnsweredInCore = implementers(type, Role::isCore).findAny().isPresent();
    boolean isAskedByAService =
        classes.stream()
            .filter(it -> architecture.hasRole(it, Role.APPLICATION) && !isData(it))
            .anyMatch(it -> holds(it, type::equals));
    return architecture.hasRole(type, Role.DOMAIN)
            && implementers(type, it -> it == Role.BOOTSTRAP).findAny().isPresent()
        || !isAnsweredInCore
            && isAskedByAService
            && type.isTopLevelClass()
            && type.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private boolean findInbound(JavaClass type) {
    if (!architecture.inboundPorts().isEmpty()) {
      return architecture.isAmong(architecture.inboundPorts(), type)
          && architecture.isCore(type)
          && !type.isAnnotation()
          && !type.isNestedClass()
          && !isData(type)
          && (!type.isInterface() || !isAnswer(type));
    }
    return isPlainInterface(type)
        && architecture.hasRole(type, Role.APPLICATION)
        && type.isTopLevelClass()
        && !outbound.contains(type)
        && !isAnswer(type);
  }

  /** Whether only values implement an interface, such as an answer of several kinds. */
  private boolean isAnswer(JavaClass type) {
    Set<JavaClass> below =
        type.getAllSubclasses().stream()
            .filter(it -> !it.isInterface())
            .collect(Collectors.toSet());
    return !below.isEmpty() && below.stream().allMatch(this::isValue);
  }

  private boolean findService(JavaClass type) {
    return !isPlainInterface(type)
        && !isValue(type)
        && architecture.isCore(type)
        && (inbound.contains(type)
            || inbound.stream().anyMatch(port -> type.isAssignableTo(port.getName())));
  }

  private Set<JavaClass> findHolders() {
    Set<JavaClass> found = new HashSet<>(services);
    boolean isGrowing = true;
    while (isGrowing) {
      isGrowing =
          found.addAll(
              all(
                  type ->
                      (architecture.hasRole(type, Role.APPLICATION)
                              || architecture.hasRole(type, Role.DOMAIN) && keepsAPort(type))
                          && !type.isInterface()
                          && !isValue(type)
                          && holds(
                              type,
                              it ->
                                  !it.equals(type)
                                      && (outbound.contains(it)
                                          || inbound.contains(it)
                                          || found.contains(it)))));
    }
    return found;
  }

  private static boolean holds(JavaClass type, Predicate<JavaClass> what) {
    return Stream.concat(
            type.getFields().stream().map(field -> field.getRawType()),
            type.getCodeUnits().stream()
                .map(JavaCodeUnit::getRawParameterTypes)
                .flatMap(parameters -> parameters.stream()))
        .anyMatch(what);
  }

  private static boolean isPlainInterface(JavaClass type) {
    return type.isInterface() && !type.isAnnotation();
  }

  /** Whether a class is data: a record that keeps an outbound port is a service in disguise. */
  private boolean isValue(JavaClass type) {
    return isData(type) && !keepsAPort(type);
  }

  private boolean keepsAPort(JavaClass type) {
    return type.getFields().stream().anyMatch(field -> outbound.contains(field.getRawType()));
  }

  static boolean isData(JavaClass type) {
    return type.isRecord() || type.isEnum() || type.isAssignableTo(Throwable.class);
  }
}
