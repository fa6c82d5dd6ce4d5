package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.kontaktregister.architecture.BuildModules.BuildDependency;
import no.kontaktregister.architecture.BuildModules.BuildModule;

/**
 * The class paths that a build has resolved, for Gradle and every other build tool. They include
 * everything that a platform, a plugin or another dependency adds.
 *
 * <p>In Gradle, a task of each project can write {@code sourceSets.main.output.classesDirs.asPath}
 * and {@code sourceSets.main.compileClasspath.asPath}.
 */
public final class ResolvedClassPaths {

  private record Entry(String name, Path classes, String classPath) {}

  private final List<Entry> entries;

  private ResolvedClassPaths(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Starts without modules. */
  public static ResolvedClassPaths none() {
    return new ResolvedClassPaths(List.of());
  }

  /**
   * Adds a module.
   *
   * @param name its name, for messages
   * @param classes the folder of its compiled classes
   * @param classPath its compile class path, with the system's path separator
   */
  public ResolvedClassPaths module(String name, Path classes, String classPath) {
    List<Entry> all = new ArrayList<>(entries);
    all.add(new Entry(name, classes, classPath));
    return new ResolvedClassPaths(all);
  }

  /** The folders of compiled classes. */
  public Path[] folders() {
    return entries.stream().map(Entry::classes).toArray(Path[]::new);
  }

  /** Compares the class paths with the description. */
  public Verdict check(HexagonalArchitecture architecture, JavaClasses classes) {
    Map<Path, String> modules = new HashMap<>();
    entries.forEach(it -> modules.put(normal(it.classes()), it.name()));
    List<BuildModule> builds =
        entries.stream()
            .map(
                entry ->
                    new BuildModule(
                        entry.name(),
                        entry.classes(),
                        Stream.of(entry.classPath().split(File.pathSeparator))
                            .filter(it -> !it.isBlank())
                            .map(Path::of)
                            .map(it -> modules.getOrDefault(normal(it), moduleOfJar(it, modules)))
                            .filter(name -> !name.equals(entry.name()))
                            .map(name -> new BuildDependency(name, true, ""))
                            .toList()))
            .toList();
    return new Verdict(
        BuildModules.RULE, new BuildModules(architecture.description(), classes).faults(builds));
  }

  private static Path normal(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** A jar that another project of the build produced stands for that project. */
  private static String moduleOfJar(Path jar, Map<Path, String> modules) {
    Path file = normal(jar);
    return modules.entrySet().stream()
        .filter(
            module ->
                file.toString().endsWith(".jar")
                    && file.getParent() != null
                    && file.getParent().getParent() != null
                    && module.getKey().startsWith(file.getParent().getParent()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(jar.getFileName().toString());
  }
}
