package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.tree.ClassNode;

/** Classes and their description, with what several rules ask about them, computed once. */
final class CodeBase {

  private final Description architecture;
  private final JavaClasses classes;
  private final Map<JavaClass, ClassNode> classFiles = new HashMap<>();
  private Ports ports;
  private List<Dependency> dependencies;

  CodeBase(Description architecture, JavaClasses classes) {
    this.architecture = architecture;
    this.classes = classes;
  }

  Description architecture() {
    return architecture;
  }

  JavaClasses classes() {
    return classes;
  }

  Ports ports() {
    if (ports == null) {
      ports = new Ports(architecture, classes);
    }
    return ports;
  }

  Stream<Dependency> dependencies() {
    if (dependencies == null) {
      dependencies =
          List.copyOf(
              classes.stream()
                  .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                  .collect(
                      Collectors.toMap(
                          Dependency::getDescription, it -> it, (one, same) -> one, TreeMap::new))
                  .values());
    }
    return dependencies.stream();
  }

  /** What ArchUnit does not show of a class. */
  ClassNode classFile(JavaClass type) {
    return classFiles.computeIfAbsent(type, ClassFiles::read);
  }

  Module moduleOf(JavaClass type) {
    return architecture.moduleOf(type).orElseThrow();
  }

  boolean isGenerated(JavaClass type) {
    return architecture.isAmong(architecture.generatedPackages(), type);
  }
}
