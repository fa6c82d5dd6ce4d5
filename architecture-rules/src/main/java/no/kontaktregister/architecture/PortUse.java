package no.kontaktregister.architecture;

import static no.kontaktregister.architecture.Role.APPLICATION;
import static no.kontaktregister.architecture.Role.BOOTSTRAP;
import static no.kontaktregister.architecture.Role.DOMAIN;
import static no.kontaktregister.architecture.Role.INBOUND_ADAPTER;
import static no.kontaktregister.architecture.Role.OUTBOUND_ADAPTER;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.stream.Stream;

/** Who calls ports, and who serves them. */
final class PortUse {

  private final CodeBase code;
  private final Description architecture;
  private final JavaClasses classes;

  PortUse(CodeBase code) {
    this.code = code;
    this.architecture = code.architecture();
    this.classes = code.classes();
  }

  List<String> callsPastInboundPorts() {
    Ports ports = code.ports();
    return code.dependencies()
        .filter(
            it ->
                architecture
                    .roleOf(it.getOriginClass())
                    .filter(role -> role.isAdapter() || role == DOMAIN)
                    .isPresent())
        .filter(
            it -> {
              JavaClass target = it.getTargetClass().getBaseComponentType();
              Module from = code.moduleOf(it.getOriginClass());
              boolean isPastThePort = ports.isHolder(target) && !ports.isInbound(target);
              boolean isOutboundPort =
                  from.role() == INBOUND_ADAPTER
                      && ports.isOutbound(target)
                      && !isCollaborating(target, from);
              return isPastThePort || isOutboundPort;
            })
        .map(
            it ->
                it.getDescription()
                    + (ports.isOutbound(it.getTargetClass())
                        ? "; a use case calls it, or .collaboratingPort(...) names it"
                        : ""))
        .toList();
  }

  private boolean isCollaborating(JavaClass port, Module adapter) {
    return architecture.collaboratingPorts().stream()
        .anyMatch(
            it ->
                it.adapter().equals(adapter.name())
                    && port.getName().equals(architecture.fullName(it.port())));
  }

  List<String> callsOfForeignPorts() {
    Ports ports = code.ports();
    return code.dependencies()
        .filter(it -> architecture.roleOf(it.getOriginClass()).filter(Role::isOutbound).isPresent())
        .filter(
            it ->
                ports.isOutbound(it.getTargetClass())
                    && !serves(code.moduleOf(it.getOriginClass()), it.getTargetClass()))
        .map(Dependency::getDescription)
        .toList();
  }

  private boolean serves(Module adapter, JavaClass port) {
    return Stream.concat(Stream.of(port), port.getAllRawInterfaces().stream())
        .flatMap(it -> it.getAllSubclasses().stream())
        .anyMatch(
            it ->
                !it.isInterface()
                    && it.isAssignableTo(port.getName())
                    && architecture.moduleOf(it).filter(adapter::equals).isPresent());
  }

  List<String> callsBetweenServices() {
    Ports ports = code.ports();
    return code.dependencies()
        .filter(it -> architecture.hasRole(it.getOriginClass(), APPLICATION))
        .filter(it -> !it.getOriginClass().isInterface())
        .filter(it -> !architecture.isAmong(architecture.audits(), it.getOriginClass()))
        .filter(
            it -> {
              JavaClass from = outermost(it.getOriginClass());
              JavaClass to = it.getTargetClass().getBaseComponentType();
              boolean isOther = !outermost(to).equals(from) && !from.isAssignableTo(to.getName());
              return isOther
                  && (ports.isService(to)
                      || ports.isInbound(to) && ports.isHolder(from) && !isDecorated(from, to));
            })
        .map(Dependency::getDescription)
        .toList();
  }

  /** A generic wrapper calls the use case that it wraps. */
  private boolean isDecorated(JavaClass from, JavaClass to) {
    return !from.getTypeParameters().isEmpty() && !to.getTypeParameters().isEmpty();
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(PortUse::outermost).orElse(type);
  }

  List<String> unserved() {
    Ports ports = code.ports();
    Stream<String> inbound =
        ports.inbound().stream()
            .filter(JavaClass::isInterface)
            .filter(port -> ports.implementers(port, Role::isCore).findAny().isEmpty())
            .map(
                port ->
                    "Inbound port <"
                        + port.getName()
                        + "> is not implemented in the application; if an adapter"
                        + " implements it, describe it with .outboundPorts(\""
                        + DescriptionCheck.relative(architecture, port.getName())
                        + "\")");
    Stream<String> outbound =
        ports.outbound().stream()
            .filter(
                port ->
                    ports
                            .implementers(port, role -> !role.isOutsideTheService())
                            .findAny()
                            .isEmpty()
                        && classes.stream()
                            .filter(
                                type ->
                                    architecture
                                        .roleOf(type)
                                        .filter(it -> it == BOOTSTRAP || it.isOutbound())
                                        .isPresent())
                            .noneMatch(type -> isReturned(port, type)))
            .map(
                port ->
                    "Outbound port <"
                        + port.getName()
                        + "> has no implementation; describe the adapter that serves it with"
                        + " .outboundAdapters(\"...\"), and give its classes to the check");
    return Stream.concat(inbound, outbound).toList();
  }

  /** A method reference may implement a port with one method, and has no class. */
  private static boolean isReturned(JavaClass port, JavaClass type) {
    return type.getMethods().stream().anyMatch(method -> method.getRawReturnType().equals(port));
  }

  List<String> withoutPort() {
    Ports ports = code.ports();
    return architecture.modulesIn(classes).stream()
        .filter(module -> module.role() == OUTBOUND_ADAPTER)
        .filter(
            module ->
                classes.stream()
                    .filter(type -> architecture.moduleOf(type).filter(module::equals).isPresent())
                    .noneMatch(
                        type -> type.getAllRawInterfaces().stream().anyMatch(ports::isOutbound)))
        .map(
            module ->
                "No class in "
                    + module.fullName()
                    + " implements an outbound port; if callers enter through it, describe it with"
                    + " .inboundAdapters(\""
                    + module.name()
                    + "\")")
        .toList();
  }
}
