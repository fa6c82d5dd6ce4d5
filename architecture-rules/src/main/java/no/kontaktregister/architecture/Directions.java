package no.kontaktregister.architecture;

import static no.kontaktregister.architecture.Role.APPLICATION;
import static no.kontaktregister.architecture.Role.OUTBOUND_ADAPTER;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The directions in which modules may depend on each other. */
final class Directions {

  private final CodeBase code;
  private final Description architecture;

  Directions(CodeBase code) {
    this.code = code;
    this.architecture = code.architecture();
  }

  /** Whether no class of the first module may depend on the class. */
  boolean isForbidden(Module from, JavaClass to) {
    return isOutOfReach(from, code.moduleOf(to))
        || areAdapters(from, code.moduleOf(to))
        || pointsOutwards().test(from, to);
  }

  /** Whether a module may have another one on its class path. */
  boolean mayDependOn(Module from, Module to) {
    return from.equals(to)
        || from.role().mayKnow(to.role())
        || from.role() == OUTBOUND_ADAPTER
            && to.role() == APPLICATION
            && code.ports().anyOutboundInApplication();
  }

  List<String> outwards() {
    return forbidden(pointsOutwards());
  }

  List<String> betweenAdapters() {
    return forbidden((from, to) -> areAdapters(from, code.moduleOf(to)));
  }

  List<String> outOfReach() {
    return forbidden((from, to) -> isOutOfReach(from, code.moduleOf(to)));
  }

  private BiPredicate<Module, JavaClass> pointsOutwards() {
    Ports ports = code.ports();
    return (from, type) -> {
      Module to = code.moduleOf(type);
      if (to.role().isOutsideTheService()
          || areAdapters(from, to)
          || from.role().mayKnow(to.role())
          || from.role() == to.role() && from.role().isCore()) {
        return false;
      }
      boolean isOnTheWayToAPort =
          from.role() == OUTBOUND_ADAPTER
              && to.role() == APPLICATION
              && ports.anyOutboundInApplication()
              && !ports.isInbound(type)
              && !ports.isHolder(type);
      return !isOnTheWayToAPort;
    };
  }

  private static boolean isOutOfReach(Module from, Module to) {
    return to.role().isOutsideTheService() && !from.role().mayKnow(to.role());
  }

  private static boolean areAdapters(Module from, Module to) {
    return from.role().isAdapter() && to.role().isAdapter();
  }

  private List<String> forbidden(BiPredicate<Module, JavaClass> isForbidden) {
    return code.dependencies()
        .filter(
            dependency -> {
              Optional<Module> from = architecture.moduleOf(dependency.getOriginClass());
              Optional<Module> to = architecture.moduleOf(dependency.getTargetClass());
              return from.isPresent()
                  && to.isPresent()
                  && !from.equals(to)
                  && isForbidden.test(
                      from.get(), dependency.getTargetClass().getBaseComponentType());
            })
        .map(Dependency::getDescription)
        .toList();
  }
}
