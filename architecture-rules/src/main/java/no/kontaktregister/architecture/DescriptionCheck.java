package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a description with the classes: everything that it names must exist and be used. */
final class DescriptionCheck {

  private final Description architecture;
  private final Ports ports;
  private final JavaClasses classes;
  private final List<String> faults = new ArrayList<>();

  DescriptionCheck(CodeBase code) {
    this.architecture = code.architecture();
    this.ports = code.ports();
    this.classes = code.classes();
  }

  List<String> faults() {
    for (Module module : architecture.modules()) {
      if (!module.optional()
          && classes.stream().noneMatch(type -> module.contains(type.getPackageName()))) {
        faults.add(
            "There is no class in " + module.fullName() + nearest(module.name(), packages()));
      }
    }
    exist(".inboundPorts", architecture.inboundPorts());
    exist(".outboundPorts", architecture.outboundPorts());
    exist(".generated", architecture.generatedPackages());
    exist(".useCasesAuditedBy", architecture.audits());
    for (String name : architecture.personalClasses()) {
      if (!exists(name)) {
        faults.add(".personal names " + name + ", which does not exist" + nearest(name, names()));
      }
    }
    architecture.accumulators().forEach(this::accumulator);
    architecture.unaudited().keySet().forEach(this::unaudited);
    architecture.commands().forEach(this::command);
    architecture.collaboratingPorts().forEach(this::collaboratingPort);
    architecture.technologies().forEach(this::technology);
    for (String library : architecture.libraries()) {
      if (!isUsed(new Technology(List.of(library), List.of()), architecture::isCore)) {
        faults.add(".coreMayUse names " + library + ", which nothing in the core uses: remove it");
      }
    }
    return faults;
  }

  private void exist(String line, List<String> names) {
    for (String name : names) {
      if (classes.stream().noneMatch(type -> architecture.isAmong(List.of(name), type))) {
        faults.add(
            line
                + " names "
                + name
                + ", which does not exist"
                + nearest(name, Stream.concat(names().stream(), packages().stream()).toList()));
      }
    }
  }

  private void accumulator(String name) {
    Optional<JavaClass> accumulator = find(name);
    if (accumulator.isEmpty()) {
      faults.add(".accumulators names " + name + ", which does not exist" + nearest(name, names()));
    } else if (ImmutableValues.violations(accumulator.get()).findAny().isEmpty()) {
      faults.add(".accumulators names " + name + ", which collects nothing: remove it");
    }
  }

  private void unaudited(String name) {
    if (find(name).filter(ports::isInbound).isEmpty()) {
      faults.add(
          ".unauditedUseCase names "
              + name
              + ", which is not a use case"
              + nearest(
                  name,
                  ports.inbound().stream()
                      .map(it -> relative(architecture, it.getName()))
                      .toList()));
    }
  }

  private void command(String name) {
    Optional<JavaClass> command = find(name);
    if (command.isEmpty()) {
      faults.add(".commands names " + name + ", which does not exist" + nearest(name, names()));
    } else if (command.get().getMethods().stream()
        .noneMatch(method -> method.getName().equals("main"))) {
      faults.add(".commands names " + name + ", which has no main method");
    }
  }

  private void collaboratingPort(CollaboratingPort described) {
    Optional<JavaClass> port = find(described.port());
    if (port.filter(ports::isOutbound).isEmpty()) {
      faults.add(
          ".collaboratingPort names "
              + described.port()
              + ", which is not an outbound port"
              + nearest(
                  described.port(),
                  ports.outbound().stream()
                      .map(it -> relative(architecture, it.getName()))
                      .toList()));
    } else if (classes.stream()
        .filter(type -> isIn(described.adapter(), type))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .noneMatch(it -> it.getTargetClass().equals(port.get()))) {
      faults.add(
          ".collaboratingPort lets "
              + described.adapter()
              + " call "
              + described.port()
              + ", which it does not: remove the line");
    }
  }

  private void technology(Technology technology) {
    for (String module : technology.modules()) {
      if (architecture.modulesIn(classes).stream().noneMatch(it -> it.name().equals(module))) {
        faults.add(
            ".technology("
                + String.join(", ", technology.names())
                + ") stays in "
                + module
                + ", which is not a module"
                + nearest(
                    module, architecture.modulesIn(classes).stream().map(Module::name).toList()));
      } else if (!isUsed(technology, type -> isIn(module, type))) {
        faults.add(
            ".technology("
                + String.join(", ", technology.names())
                + ") stays in "
                + module
                + ", which does not use it: remove the module");
      }
    }
  }

  private boolean isUsed(Technology technology, Predicate<JavaClass> by) {
    return classes.stream()
        .filter(by)
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .anyMatch(it -> technology.covers(it.getTargetClass()));
  }

  private boolean isIn(String module, JavaClass type) {
    return architecture.moduleOf(type).filter(it -> it.name().equals(module)).isPresent();
  }

  private boolean exists(String name) {
    return find(name).isPresent();
  }

  private Optional<JavaClass> find(String name) {
    String full = architecture.fullName(name);
    return classes.contain(full) ? Optional.of(classes.get(full)) : Optional.empty();
  }

  private List<String> names() {
    return classes.stream()
        .filter(JavaClass::isTopLevelClass)
        .map(type -> relative(architecture, type.getName()))
        .toList();
  }

  private List<String> packages() {
    return classes.stream()
        .map(type -> relative(architecture, type.getPackageName()))
        .distinct()
        .toList();
  }

  static String relative(Description architecture, String name) {
    return name.startsWith(architecture.base() + ".")
        ? name.substring(architecture.base().length() + 1)
        : name;
  }

  /** The line of the description that would place a class, judging by its dependencies. */
  static String lineFor(Description architecture, JavaClass type) {
    String packageName = type.getPackageName();
    if (packageName.equals(architecture.base())) {
      return "add .bootstrapInBasePackage()";
    }
    if (!packageName.startsWith(architecture.base() + ".")) {
      return "it is outside "
          + architecture.base()
          + ": begin the description with a package that contains both, or leave its folder out";
    }
    Set<Role> known =
        type.getDirectDependenciesFromSelf().stream()
            .flatMap(it -> architecture.roleOf(it.getTargetClass()).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Role> users =
        type.getDirectDependenciesToSelf().stream()
            .flatMap(it -> architecture.roleOf(it.getOriginClass()).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    boolean isPort = type.getAllRawInterfaces().stream().anyMatch(architecture::isCore);
    Role role;
    if (known.stream().anyMatch(it -> it.isAdapter() || it == Role.BOOTSTRAP)) {
      role = Role.BOOTSTRAP;
    } else if (users.stream().anyMatch(Role::isCore) && known.stream().noneMatch(Role::isCore)) {
      role = Role.SHARED_KERNEL;
    } else if (isPort) {
      role = Role.OUTBOUND_ADAPTER;
    } else if (known.contains(Role.APPLICATION)) {
      role = Role.INBOUND_ADAPTER;
    } else {
      role = Role.SUPPORTING;
    }
    return "add ."
        + role.line()
        + "(\""
        + relative(architecture, packageName)
        + "\")"
        + (role == Role.SUPPORTING ? ", or the role that it has" : "");
  }

  private static String nearest(String name, List<String> known) {
    return known.stream()
        .distinct()
        .min(Comparator.comparingInt((String it) -> distance(name, it)).thenComparing(it -> it))
        .filter(it -> distance(name, it) <= Math.max(2, name.length() / 3))
        .map(it -> "; the nearest name is " + it)
        .orElse("");
  }

  /** The Levenshtein distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        row[j] =
            Math.min(
                Math.min(row[j] + 1, row[j - 1] + 1),
                diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
