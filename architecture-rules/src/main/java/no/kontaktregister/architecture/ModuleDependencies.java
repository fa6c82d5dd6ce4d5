package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The dependencies between modules, and those that are forbidden. */
final class ModuleDependencies {

  /** A dependency of one module on another. */
  record Arrow(Module from, Module to) {}

  private static final Comparator<Arrow> BY_NAME =
      Comparator.comparing((Arrow arrow) -> arrow.from().name())
          .thenComparing(arrow -> arrow.to().name());

  private final SortedSet<Arrow> all = new TreeSet<>(BY_NAME);
  private final SortedSet<Arrow> forbidden = new TreeSet<>(BY_NAME);

  ModuleDependencies(Description architecture, JavaClasses classes) {
    Directions directions = new Directions(new CodeBase(architecture, classes));
    for (JavaClass type : classes) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        Optional<Module> from = architecture.moduleOf(type);
        Optional<Module> to = architecture.moduleOf(target);
        if (from.isPresent() && to.isPresent() && !from.equals(to)) {
          Arrow arrow = new Arrow(from.get(), to.get());
          all.add(arrow);
          if (directions.isForbidden(from.get(), target)) {
            forbidden.add(arrow);
          }
        }
      }
    }
  }

  SortedSet<Arrow> all() {
    return all;
  }

  SortedSet<Arrow> forbidden() {
    return forbidden;
  }
}
