package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modules of a build, with the dependencies of their build files or class paths. It finds a
 * forbidden dependency before a class uses it.
 */
final class BuildModules {

  static final Rule RULE =
      new Rule(
          "modules",
          "The build's modules have no dependency that the description forbids",
          "a module cannot come to depend on what it cannot see",
          Rule.of("modules", "", "", classes -> List.of()).check(),
          false);

  /**
   * A module of the build.
   *
   * @param name its name, for messages
   * @param classes the folder of its compiled classes
   * @param dependencies names of other modules of the build, or of external artifacts
   */
  record BuildModule(String name, Path classes, List<BuildDependency> dependencies) {}

  /**
   * A dependency of a module.
   *
   * @param name the module's or artifact's name
   * @param isCompiled whether it is visible at compile time, not only at run time
   * @param how its place in the build file, for messages; may be empty
   */
  record BuildDependency(String name, boolean isCompiled, String how) {}

  private final Description architecture;
  private final JavaClasses classes;

  BuildModules(Description architecture, JavaClasses classes) {
    this.architecture = architecture;
    this.classes = classes;
  }

  List<String> faults(List<BuildModule> builds) {
    List<String> faults = new ArrayList<>();
    Map<String, Set<Module>> contents = new HashMap<>();
    Map<Module, Set<String>> places = new HashMap<>();
    for (BuildModule build : builds) {
      Set<Module> content = modulesIn(build.classes());
      contents.put(build.name(), content);
      content.forEach(
          it -> places.computeIfAbsent(it, module -> new TreeSet<>()).add(build.name()));
    }
    places.entrySet().stream()
        .filter(place -> place.getValue().size() > 1)
        .map(
            place ->
                "The classes of "
                    + place.getKey().shownName()
                    + " come from "
                    + String.join(" and ", place.getValue()))
        .sorted()
        .forEach(faults::add);
    for (BuildModule build : builds) {
      for (BuildDependency dependency : build.dependencies()) {
        if (!isAllowed(contents.get(build.name()), dependency, contents)) {
          faults.add(
              "The module " + build.name() + " depends on " + dependency.name() + dependency.how());
        }
      }
    }
    return faults;
  }

  private boolean isAllowed(
      Set<Module> from, BuildDependency dependency, Map<String, Set<Module>> contents) {
    if (from.isEmpty()) {
      return true;
    }
    Set<Module> to = contents.get(dependency.name());
    if (to == null) {
      return !from.stream().allMatch(module -> module.role().isCore());
    }
    boolean isToolAtRunTime =
        !dependency.isCompiled()
            && from.stream().allMatch(module -> module.role().isOutsideTheService());
    Directions directions = new Directions(new CodeBase(architecture, classes));
    return isToolAtRunTime
        || to.isEmpty()
        || from.stream()
            .anyMatch(one -> to.stream().anyMatch(it -> directions.mayDependOn(one, it)));
  }

  /** The modules of the description that have classes in a folder. */
  Set<Module> modulesIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".class"))
          .map(file -> folder.relativize(file).getParent())
          .filter(packageFolder -> packageFolder != null)
          .map(packageFolder -> packageFolder.toString().replace('/', '.').replace('\\', '.'))
          .distinct()
          .flatMap(name -> architecture.moduleOf(name).stream())
          .collect(
              Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Module::name))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
