package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A description of a hexagonal code base: which package has which role. Modules and classes are
 * named without the base package.
 *
 * <pre>{@code
 * HexagonalArchitecture shop = HexagonalArchitecture.of("org.example.shop")
 *     .domain("domain")
 *     .application("application")
 *     .inboundAdapters("adapters.web")
 *     .outboundAdapters("adapters.database", "adapters.mail")
 *     .bootstrap("bootstrap")
 *     .technology("java.sql..").staysIn("adapters.database");
 * Compliance compliance = shop.check(Path.of("target/classes"));
 * }</pre>
 *
 * <p>In a module's name {@code *} stands for any one segment: {@code adapter.in.*} makes each
 * package below {@code adapter.in} an adapter of its own. Descriptions are immutable: each method
 * returns a new one.
 */
public final class HexagonalArchitecture {

  private final Description description;

  private HexagonalArchitecture(Description description) {
    this.description = description;
  }

  /** A description without modules, for a base package. */
  public static HexagonalArchitecture of(String basePackage) {
    return new HexagonalArchitecture(new Description(basePackage));
  }

  /**
   * Hexagonal by module: {@code model}, {@code application} with {@code port.in} and {@code
   * port.out}, {@code adapter.in.*}, {@code adapter.out.*}, {@code bootstrap}.
   */
  public static HexagonalArchitecture hexagonalByModule(String basePackage) {
    return of(basePackage)
        .domain("model")
        .application("application")
        .inboundPorts("application.port.in")
        .outboundPorts("application.port.out")
        .optional(Role.INBOUND_ADAPTER, "adapter.in.*")
        .optional(Role.OUTBOUND_ADAPTER, "adapter.out.*")
        .optional(Role.BOOTSTRAP, "bootstrap");
  }

  /**
   * Hexagonal by package, all in one module: {@code application.domain.model}, {@code
   * application.domain.service}, {@code application.port.in} and {@code .out}, {@code
   * adapter.in.*}, {@code adapter.out.*}, a shared kernel {@code common}, and the main class in the
   * base package.
   */
  public static HexagonalArchitecture hexagonalByPackage(String basePackage) {
    return of(basePackage)
        .domain("application.domain.model")
        .application("application.domain.service", "application.port")
        .inboundPorts("application.port.in")
        .outboundPorts("application.port.out")
        .optional(Role.INBOUND_ADAPTER, "adapter.in.*")
        .optional(Role.OUTBOUND_ADAPTER, "adapter.out.*")
        .optional(Role.SHARED_KERNEL, "common")
        .optional(Role.BOOTSTRAP, "");
  }

  /**
   * Jakarta EE by concept: {@code domain} with the repositories' interfaces, {@code application},
   * {@code interfaces.*}, and {@code infrastructure.*}, whose message consumers also call use
   * cases.
   */
  public static HexagonalArchitecture jakartaEeByConcept(String basePackage) {
    return of(basePackage)
        .domain("domain")
        .application("application")
        .optional(Role.INBOUND_ADAPTER, "interfaces.*")
        .optional(Role.BIDIRECTIONAL_ADAPTER, "infrastructure.*")
        .optional(Role.BOOTSTRAP, "");
  }

  /** The rules and values of the field; depends on nothing else. */
  public HexagonalArchitecture domain(String... names) {
    return with(Role.DOMAIN, names);
  }

  /** The use cases; depends on the domain. */
  public HexagonalArchitecture application(String... names) {
    return with(Role.APPLICATION, names);
  }

  /** Adapters through which callers reach the use cases. */
  public HexagonalArchitecture inboundAdapters(String... names) {
    return with(Role.INBOUND_ADAPTER, names);
  }

  /** Adapters through which the application reaches the outside. */
  public HexagonalArchitecture outboundAdapters(String... names) {
    return with(Role.OUTBOUND_ADAPTER, names);
  }

  /** Adapters in both directions, such as one that sends and receives messages. */
  public HexagonalArchitecture bidirectionalAdapters(String... names) {
    return with(Role.BIDIRECTIONAL_ADAPTER, names);
  }

  /** Wires the parts together. It may depend on all of them, and none may depend on it. */
  public HexagonalArchitecture bootstrap(String... names) {
    return with(Role.BOOTSTRAP, names);
  }

  /** Classes in the base package itself, such as a main class, wire the parts together. */
  public HexagonalArchitecture bootstrapInBasePackage() {
    return with(Role.BOOTSTRAP, "");
  }

  /** Small values and annotations that every module may use; depends on nothing. */
  public HexagonalArchitecture sharedKernel(String... names) {
    return with(Role.SHARED_KERNEL, names);
  }

  /**
   * An overlay on the service, such as a demo. It may depend on everything, and nothing may depend
   * on it.
   */
  public HexagonalArchitecture overlay(String... names) {
    return with(Role.OVERLAY, names);
  }

  /** Tools and test kits. They know the domain and each other; the service does not know them. */
  public HexagonalArchitecture supporting(String... names) {
    return with(Role.SUPPORTING, names);
  }

  /**
   * Packages or classes that inbound adapters call: interfaces, or classes where a use case has no
   * interface. Without this line the interfaces that the application implements are inbound ports.
   */
  public HexagonalArchitecture inboundPorts(String... names) {
    return copy(it -> it.inboundPorts().addAll(List.of(names)));
  }

  /**
   * Packages or classes that outbound adapters implement. Without this line the interfaces of
   * domain and application are outbound ports that an adapter or bootstrap implements, or a service
   * asks.
   */
  public HexagonalArchitecture outboundPorts(String... names) {
    return copy(it -> it.outboundPorts().addAll(List.of(names)));
  }

  /**
   * An outbound port that one inbound adapter may call, because it needs the answer before it can
   * call a use case: who the caller is, for example.
   */
  public HexagonalArchitecture collaboratingPort(String port, String adapter, String reason) {
    return copy(it -> it.collaboratingPorts().add(new CollaboratingPort(port, adapter, reason)));
  }

  /**
   * A technology, given by packages ({@code java.sql..}) or classes. The next call says where it
   * stays. SQL statements stay where {@code java.sql} stays.
   */
  public TechnologyLine technology(String... names) {
    return new TechnologyLine(List.of(names));
  }

  /** The second half of a line about a technology. */
  public final class TechnologyLine {

    private final List<String> names;

    private TechnologyLine(List<String> names) {
      this.names = names;
    }

    /** The modules that may use it. */
    public HexagonalArchitecture staysIn(String... modules) {
      return copy(it -> it.technologies().add(new Technology(names, List.of(modules))));
    }
  }

  /** Libraries that domain and application may use besides the JDK: {@code org.jmolecules..}. */
  public HexagonalArchitecture coreMayUse(String... packages) {
    return copy(it -> it.libraries().addAll(List.of(packages)));
  }

  /** Packages of generated code, which only their own module may use. */
  public HexagonalArchitecture generated(String... names) {
    return copy(it -> it.generatedPackages().addAll(List.of(names)));
  }

  /**
   * Classes that hold personal data. A class with a field of such a type must mask it too, and the
   * text of an exception must not contain it.
   */
  public HexagonalArchitecture personal(String... classNames) {
    return copy(it -> it.personalClasses().addAll(List.of(classNames)));
  }

  /** Classes with a main method, which may print. */
  public HexagonalArchitecture commands(String... classNames) {
    return copy(it -> it.commands().addAll(List.of(classNames)));
  }

  /**
   * Classes of the core that collect results and are not values. They may have collections that
   * grow, and no field in the core may hold one of them.
   */
  public HexagonalArchitecture accumulators(String... classNames) {
    return copy(it -> it.accumulators().addAll(List.of(classNames)));
  }

  /**
   * The class that wraps every use case, so that each call is audited. The outbound ports that its
   * constructor takes are the audit: an implementation must do something with what it is given, and
   * must not be null.
   */
  public HexagonalArchitecture useCasesAuditedBy(String className) {
    return copy(it -> it.audits().add(className));
  }

  /**
   * A use case that leaves no record of its calls.
   *
   * @param reason the reason, which the report prints
   */
  public HexagonalArchitecture unauditedUseCase(String className, String reason) {
    return copy(it -> it.unaudited().put(className, reason));
  }

  /**
   * Switches a rule off for this code base.
   *
   * @param reason the reason, which the report prints
   * @throws IllegalArgumentException when there is no such rule
   */
  public HexagonalArchitecture without(String rule, String reason) {
    requireRule(rule);
    return copy(it -> it.switchedOff().put(rule, reason));
  }

  /**
   * Violations of this rule are reported, but do not fail the check.
   *
   * @throws IllegalArgumentException when there is no such rule
   */
  public HexagonalArchitecture warnOnly(String rule) {
    requireRule(rule);
    return copy(it -> it.warnings().add(rule));
  }

  /** A rule of your own. */
  public HexagonalArchitecture rule(Rule rule) {
    if (rules().stream().anyMatch(it -> it.name().equals(rule.name()))) {
      throw new IllegalArgumentException("There are two rules " + rule.name() + ".");
    }
    return copy(it -> it.ownRules().add(rule));
  }

  /**
   * For a code base with old violations: the first check writes them to files in this folder, later
   * checks report new ones only, and a violation that has been mended leaves its file.
   */
  public HexagonalArchitecture frozenIn(Path folder) {
    return copy(it -> it.freeze(folder));
  }

  public List<Rule> rules() {
    return Stream.concat(new Rules(description).all().stream(), description.ownRules().stream())
        .filter(rule -> !description.switchedOff().containsKey(rule.name()))
        .map(rule -> description.warnings().contains(rule.name()) ? rule.asWarning() : rule)
        .toList();
  }

  /**
   * Reads compiled classes and checks them.
   *
   * @param folders where the compiler put the classes of each module
   * @throws IllegalArgumentException when a folder does not exist or holds no class, or a class
   *     cannot be read
   */
  public Compliance check(Path... folders) {
    return check(read(folders));
  }

  /** Checks classes that ArchUnit has read. */
  public Compliance check(JavaClasses classes) {
    Optional<FrozenViolations> known = description.frozen().map(FrozenViolations::new);
    return new Compliance(
        rules().stream()
            .map(
                rule ->
                    known.map(it -> it.judge(rule, classes)).orElseGet(() -> rule.judge(classes)))
            .toList());
  }

  /**
   * Reads compiled classes.
   *
   * @throws IllegalArgumentException as for {@link #check(Path...)}
   */
  public static JavaClasses read(Path... folders) {
    long files = 0;
    for (Path folder : folders) {
      long some = classFiles(folder);
      if (some == 0) {
        throw new IllegalArgumentException(
            "There is no compiled class in " + folder + ": compile the module first.");
      }
      files += some;
    }
    JavaClasses classes = new ClassFileImporter().importPaths(folders);
    if (classes.size() != files) {
      throw new IllegalArgumentException(
          "Only "
              + classes.size()
              + " of "
              + files
              + " classes can be read: compile the modules again.");
    }
    return classes;
  }

  private static long classFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class"))
          .filter(name -> !name.equals("module-info.class"))
          .count();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private HexagonalArchitecture optional(Role role, String name) {
    return copy(it -> it.add(new Module(role, name, it.base(), true)));
  }

  private HexagonalArchitecture with(Role role, String... names) {
    return copy(
        it -> {
          for (String name : names) {
            it.add(new Module(role, name, it.base(), false));
          }
        });
  }

  private void requireRule(String name) {
    List<String> known = rules().stream().map(Rule::name).toList();
    if (!known.contains(name)) {
      throw new IllegalArgumentException(
          "There is no rule " + name + "; the rules are " + String.join(", ", known) + ".");
    }
  }

  private HexagonalArchitecture copy(Consumer<Description> change) {
    return new HexagonalArchitecture(description.with(change));
  }

  Description description() {
    return description;
  }

  /** The description as source code, for messages and the report. */
  @Override
  public String toString() {
    return description.toString();
  }
}
