package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What a {@link HexagonalArchitecture} has been told, and what the rules ask about it. It changes
 * only in {@link #with}, before others see it.
 */
final class Description {

  private final String base;
  private final List<Module> modules = new ArrayList<>();
  private final List<String> inboundPorts = new ArrayList<>();
  private final List<String> outboundPorts = new ArrayList<>();
  private final List<CollaboratingPort> collaboratingPorts = new ArrayList<>();
  private final List<Technology> technologies = new ArrayList<>();
  private final List<String> generated = new ArrayList<>();
  private final List<String> personal = new ArrayList<>();
  private final List<String> commands = new ArrayList<>();
  private final List<String> accumulators = new ArrayList<>();
  private final List<String> audits = new ArrayList<>();
  private final Map<String, String> unaudited = new LinkedHashMap<>();
  private final List<String> libraries = new ArrayList<>();
  private final Map<String, String> switchedOff = new LinkedHashMap<>();
  private final Set<String> warnings = new TreeSet<>();
  private final List<Rule> ownRules = new ArrayList<>();
  private Optional<Path> frozen = Optional.empty();

  Description(String base) {
    this.base = base;
  }

  /** A copy with one change. */
  Description with(Consumer<Description> change) {
    Description copy = new Description(base);
    copy.modules.addAll(modules);
    copy.inboundPorts.addAll(inboundPorts);
    copy.outboundPorts.addAll(outboundPorts);
    copy.collaboratingPorts.addAll(collaboratingPorts);
    copy.technologies.addAll(technologies);
    copy.generated.addAll(generated);
    copy.personal.addAll(personal);
    copy.commands.addAll(commands);
    copy.accumulators.addAll(accumulators);
    copy.audits.addAll(audits);
    copy.unaudited.putAll(unaudited);
    copy.libraries.addAll(libraries);
    copy.switchedOff.putAll(switchedOff);
    copy.warnings.addAll(warnings);
    copy.ownRules.addAll(ownRules);
    copy.frozen = frozen;
    change.accept(copy);
    return copy;
  }

  /** A user's line replaces a preset's line for the same package. */
  void add(Module added) {
    modules.removeIf(module -> module.optional() && module.name().equals(added.name()));
    for (Module module : modules) {
      if (module.overlaps(added)) {
        throw new IllegalArgumentException(
            "The modules "
                + module.shownName()
                + " and "
                + added.shownName()
                + " overlap: give each a package of its own.");
      }
    }
    modules.add(added);
  }

  String base() {
    return base;
  }

  /** A class or package of the description, with the base package. */
  String fullName(String name) {
    return base + "." + name;
  }

  List<Module> modules() {
    return List.copyOf(modules);
  }

  /** The modules that exist, with a name in place of each star. */
  List<Module> modulesIn(JavaClasses classes) {
    Set<Module> found =
        new TreeSet<>(Comparator.comparing(Module::role).thenComparing(Module::name));
    classes.forEach(type -> moduleOf(type).ifPresent(found::add));
    return List.copyOf(found);
  }

  String[] patterns(Role... roles) {
    return modules.stream()
        .filter(module -> List.of(roles).contains(module.role()))
        .map(Module::pattern)
        .toArray(String[]::new);
  }

  Optional<Module> moduleOf(JavaClass type) {
    return moduleOf(type.getBaseComponentType().getPackageName());
  }

  Optional<Module> moduleOf(String packageName) {
    return modules.stream().flatMap(module -> module.within(packageName).stream()).findFirst();
  }

  Optional<Role> roleOf(JavaClass type) {
    return moduleOf(type).map(Module::role);
  }

  boolean hasRole(JavaClass type, Role role) {
    return roleOf(type).filter(it -> it == role).isPresent();
  }

  boolean isCore(JavaClass type) {
    return roleOf(type).filter(Role::isCore).isPresent();
  }

  List<String> inboundPorts() {
    return inboundPorts;
  }

  List<String> outboundPorts() {
    return outboundPorts;
  }

  List<CollaboratingPort> collaboratingPorts() {
    return collaboratingPorts;
  }

  List<Technology> technologies() {
    return technologies;
  }

  List<String> generatedPackages() {
    return generated;
  }

  List<String> personalClasses() {
    return personal;
  }

  List<String> commands() {
    return commands;
  }

  List<String> accumulators() {
    return accumulators;
  }

  List<String> audits() {
    return audits;
  }

  Map<String, String> unaudited() {
    return unaudited;
  }

  List<String> libraries() {
    return libraries;
  }

  Map<String, String> switchedOff() {
    return switchedOff;
  }

  Set<String> warnings() {
    return warnings;
  }

  List<Rule> ownRules() {
    return ownRules;
  }

  Optional<Path> frozen() {
    return frozen;
  }

  void freeze(Path folder) {
    frozen = Optional.of(folder);
  }

  /** Whether a class is, or is nested in, one of those named, or in one of the packages named. */
  boolean isAmong(List<String> names, JavaClass type) {
    return names.stream()
        .map(this::fullName)
        .anyMatch(
            name ->
                type.getName().equals(name)
                    || type.getName().startsWith(name + "$")
                    || type.getName().startsWith(name + "."));
  }

  /** The description as source code, for messages and the report. */
  @Override
  public String toString() {
    return modules.stream()
        .map(module -> "." + module.role().line() + "(\"" + module.name() + "\")")
        .collect(
            Collectors.joining("\n    ", "HexagonalArchitecture.of(\"" + base + "\")\n    ", ""));
  }
}
