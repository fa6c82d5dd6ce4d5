package no.kontaktregister.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.function.Predicate.not;
import static no.kontaktregister.architecture.Role.APPLICATION;
import static no.kontaktregister.architecture.Role.BOOTSTRAP;
import static no.kontaktregister.architecture.Role.DOMAIN;
import static no.kontaktregister.architecture.Role.INBOUND_ADAPTER;
import static no.kontaktregister.architecture.Role.OUTBOUND_ADAPTER;
import static no.kontaktregister.architecture.Role.SHARED_KERNEL;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.architecture.Handlers.Handler;

/** The rules for every hexagonal code base, applied to one. */
final class Rules {

  private static final Set<String> INJECTION =
      Set.of(
          "Autowired",
          "ConfigProperty",
          "Context",
          "EJB",
          "Inject",
          "PersistenceContext",
          "PersistenceUnit",
          "Resource",
          "Value",
          "WebServiceRef");

  /** Ways to fetch something that a constructor should get. */
  private static final Map<String, Set<String>> LOCATORS =
      Map.of(
          "CDI", Set.of("current"),
          "InitialContext", Set.of("<init>", "lookup", "doLookup"),
          "Context", Set.of("lookup"),
          "Instance", Set.of("select"),
          "BeanManager", Set.of("getReference"),
          "ApplicationContext", Set.of("getBean"),
          "BeanFactory", Set.of("getBean"),
          "ConfigProvider", Set.of("getConfig"));

  private static final Set<String> INBOUND_NAMES = Set.of("Endpoint", "Resource", "Controller");

  private static final Set<String> BROAD =
      Set.of(
          "java.lang.Throwable",
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.lang.Error");

  private final HexagonalArchitecture architecture;
  private JavaClasses lastClasses;
  private Ports lastPorts;
  private List<Dependency> lastDependencies;

  Rules(HexagonalArchitecture architecture) {
    this.architecture = architecture;
  }

  List<Rule> all() {
    List<Rule> rules =
        new ArrayList<>(
            List.of(
                Rule.of(
                    "placement",
                    "Every class belongs to a module of the description",
                    "no other rule applies to a class outside it",
                    this::unplaced),
                Rule.of(
                    "description",
                    "Everything that the description names exists and is used",
                    "a name without classes is misspelt, and an unused permission hides the next"
                        + " violation",
                    classes ->
                        new DescriptionCheck(architecture, ports(classes), classes).faults()),
                Rule.of(
                    "inwards",
                    "Dependencies point inwards",
                    "the core can be understood, tested and kept without the adapters",
                    classes -> forbidden(classes, pointsOutwards(classes))),
                Rule.of(
                    "adapters-apart",
                    "Adapters do not know each other",
                    "you can then replace one without looking at the others",
                    classes ->
                        forbidden(classes, (from, to) -> betweenAdapters(from, moduleOf(to)))),
                Rule.of(
                    "supporting",
                    "No part of the service depends on supporting modules or overlays",
                    "a test kit, a generator or a demo must not run in production",
                    classes -> forbidden(classes, (from, to) -> isOutOfReach(from, moduleOf(to)))),
                Rule.of(
                    "packages",
                    "Each package comes from one place",
                    "a class in another module's package can reach its package-private classes",
                    Rules::splitPackages),
                Rule.of(
                    "domain-language",
                    "The domain and a shared kernel depend only on the JDK's language, collections and time",
                    "the rules outlive every framework and need no input or output",
                    dependsOnlyOn(DOMAIN, SHARED_KERNEL)),
                Rule.of(
                    "application-language",
                    "The application depends only on the same packages of the JDK, and on the domain",
                    "a use case reads in the words of its field, without annotations between the lines",
                    dependsOnlyOn(APPLICATION)),
                Rule.of(
                    "ambient",
                    "Domain and application take nothing from their surroundings",
                    "the same input then gives the same result: time, chance, language and threads"
                        + " come through a constructor",
                    this::ambient),
                Rule.of(
                    "cycles",
                    "Packages have no cycles",
                    "to understand one package of a cycle, you must understand all of them",
                    slices().matching(architecture.base() + ".(**)").should().beFreeOfCycles()),
                Rule.of(
                    "inbound-calls",
                    "Inbound adapters call only inbound ports",
                    "the use cases then decide about every call, and you can add an adapter without"
                        + " looking behind the port",
                    this::callsPastInboundPorts),
                Rule.of(
                    "outbound-calls",
                    "An outbound adapter uses no outbound port but its own",
                    "only a use case combines the answers of several ports",
                    this::callsOfForeignPorts),
                Rule.of(
                    "services-apart",
                    "A service calls no other use case",
                    "each use case is then audited once, and reads from top to bottom",
                    this::callsBetweenServices),
                Rule.of(
                    "served",
                    "Every port has an implementation",
                    "a port without an implementation fails when the service starts, or later",
                    this::unserved),
                Rule.of(
                    "adapter-serves",
                    "Every outbound adapter implements an outbound port",
                    "without a port, callers would bypass the use cases",
                    this::withoutPort),
                Rule.of(
                    "names",
                    "Names show the role",
                    "a reader finds a service, an endpoint or an exception by its name",
                    this::misnamed),
                Rule.of(
                    "values",
                    "Values are immutable",
                    "an immutable value can be shared, compared and trusted",
                    this::mutable),
                Rule.of(
                    "injection",
                    "Dependencies come through the constructor",
                    "a constructed object is complete, and a test needs no container",
                    this::injected),
                Rule.of(
                    "personal",
                    "toString reveals no personal data",
                    "any text may end up in a log",
                    classes -> new PersonalData(architecture).violations(classes)),
                Rule.of(
                    "printing",
                    "Only commands print",
                    "an operator can turn down a log, but not System.out",
                    printing()),
                Rule.of(
                    "generated",
                    "Generated code stays in the module that it was generated for",
                    "it changes with a message, and so would every class that uses it",
                    this::generatedEscaped),
                Rule.of(
                    "failures",
                    "No failure is swallowed",
                    "a handler that does nothing, or that catches everything, hides the cause",
                    this::swallowed)));
    if (!architecture.technologies().isEmpty()) {
      rules.add(
          Rule.of(
              "technology",
              "Each technology stays in its module",
              "you can then replace it by replacing one module",
              this::strayTechnology));
    }
    if (!architecture.audits().isEmpty()) {
      rules.add(
          Rule.of(
              "audited",
              "Every use case is handed out with its audit",
              "a call without a record cannot be accounted for",
              this::unaudited));
    }
    return List.copyOf(rules);
  }

  private Ports ports(JavaClasses classes) {
    if (!isLast(classes) || lastPorts == null) {
      lastPorts = new Ports(architecture, classes);
    }
    return lastPorts;
  }

  private Module moduleOf(JavaClass type) {
    return architecture.moduleOf(type).orElseThrow();
  }

  private List<String> unplaced(JavaClasses classes) {
    return classes.stream()
        .filter(type -> architecture.moduleOf(type).isEmpty())
        .map(
            type ->
                "Class <"
                    + type.getName()
                    + "> belongs to no module; "
                    + DescriptionCheck.lineFor(architecture, type))
        .toList();
  }

  private static List<String> splitPackages(JavaClasses classes) {
    Map<String, Set<String>> places = new TreeMap<>();
    for (JavaClass type : classes) {
      type.getSource()
          .ifPresent(
              source -> {
                String uri = source.getUri().toString();
                String file = type.getName().replace('.', '/') + ".class";
                if (uri.endsWith(file)) {
                  places
                      .computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                      .add(shown(uri.substring(0, uri.length() - file.length())));
                }
              });
    }
    return places.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(
            entry ->
                "Package <"
                    + entry.getKey()
                    + "> comes from "
                    + String.join(" and ", entry.getValue()))
        .toList();
  }

  /** The end of a folder's path, without the part that differs between machines. */
  private static String shown(String uri) {
    String[] segments = uri.replaceFirst("/target/classes/$", "/").split("/");
    return segments[segments.length - 1];
  }

  /** Whether no class of the first module may depend on the class. */
  boolean isForbidden(JavaClasses classes, Module from, JavaClass to) {
    return isOutOfReach(from, moduleOf(to))
        || betweenAdapters(from, moduleOf(to))
        || pointsOutwards(classes).test(from, to);
  }

  /** Whether a module may have another one on its class path. */
  boolean mayDependOn(JavaClasses classes, Module from, Module to) {
    return from.equals(to)
        || from.role().mayKnow(to.role())
        || from.role() == OUTBOUND_ADAPTER
            && to.role() == APPLICATION
            && ports(classes).anyOutboundInApplication();
  }

  private BiPredicate<Module, JavaClass> pointsOutwards(JavaClasses classes) {
    Ports ports = ports(classes);
    return (from, type) -> {
      Module to = moduleOf(type);
      if (to.role().isOutsideTheService()
          || betweenAdapters(from, to)
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

  private static boolean betweenAdapters(Module from, Module to) {
    return from.role().isAdapter() && to.role().isAdapter();
  }

  private List<String> forbidden(JavaClasses classes, BiPredicate<Module, JavaClass> isForbidden) {
    return dependencies(classes)
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

  private ArchRule dependsOnlyOn(Role... roles) {
    Predicate<JavaClass> allowed =
        resideInAnyPackage(architecture.base() + "..")
            .or(resideInAnyPackage(CoreLanguage.PACKAGES))
            .or(resideInAnyPackage(architecture.libraries().toArray(String[]::new)));
    return com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes()
        .that(resideInAnyPackage(architecture.patterns(roles)))
        .should()
        .onlyDependOnClassesThat(
            describe(
                "are part of the language or the core",
                type ->
                    type.getBaseComponentType().isPrimitive()
                        || allowed.test(type.getBaseComponentType())));
  }

  private List<String> ambient(JavaClasses classes) {
    List<String> violations = new ArrayList<>();
    for (JavaClass type : classes) {
      if (architecture.isCore(type)) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(
                it ->
                    resideInAnyPackage(CoreLanguage.PACKAGES)
                        .test(it.getTargetClass().getBaseComponentType()))
            .filter(it -> !CoreLanguage.mayKnow(it.getTargetClass()))
            .map(Dependency::getDescription)
            .forEach(violations::add);
        type.getAccessesFromSelf().stream()
            .filter(it -> CoreLanguage.mayKnow(it.getTargetOwner()))
            .filter(it -> !CoreLanguage.mayAccess(it))
            .map(it -> it.getDescription())
            .forEach(violations::add);
      }
    }
    return violations;
  }

  private List<String> callsPastInboundPorts(JavaClasses classes) {
    Ports ports = ports(classes);
    return dependencies(classes)
        .filter(
            it ->
                architecture
                    .roleOf(it.getOriginClass())
                    .filter(role -> role.isAdapter() || role == DOMAIN)
                    .isPresent())
        .filter(
            it -> {
              JavaClass target = it.getTargetClass().getBaseComponentType();
              Module from = moduleOf(it.getOriginClass());
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

  private List<String> callsOfForeignPorts(JavaClasses classes) {
    Ports ports = ports(classes);
    return dependencies(classes)
        .filter(it -> architecture.roleOf(it.getOriginClass()).filter(Role::isOutbound).isPresent())
        .filter(
            it ->
                ports.isOutbound(it.getTargetClass())
                    && !serves(moduleOf(it.getOriginClass()), it.getTargetClass()))
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

  private List<String> callsBetweenServices(JavaClasses classes) {
    Ports ports = ports(classes);
    return dependencies(classes)
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
    return type.getEnclosingClass().map(Rules::outermost).orElse(type);
  }

  private List<String> unserved(JavaClasses classes) {
    Ports ports = ports(classes);
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

  private List<String> withoutPort(JavaClasses classes) {
    Ports ports = ports(classes);
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

  private List<String> misnamed(JavaClasses classes) {
    return classes.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !isGenerated(type))
        .filter(type -> isMisnamed(type, ports(classes)))
        .map(type -> "Class <" + type.getName() + "> has the name of another role")
        .toList();
  }

  private boolean isMisnamed(JavaClass type, Ports ports) {
    String name = type.getSimpleName();
    Role role = architecture.roleOf(type).orElse(null);
    boolean isInside = architecture.isCore(type);
    boolean isServiceInName =
        name.endsWith("Service")
            && !type.isInterface()
            && !ports.isService(type)
            && type.getAllRawInterfaces().stream().noneMatch(ports::isOutbound)
            && (role == APPLICATION || role == OUTBOUND_ADAPTER);
    return isServiceInName
        || INBOUND_NAMES.stream().anyMatch(name::endsWith) && (isInside || role == OUTBOUND_ADAPTER)
        || name.endsWith("Exception") && !type.isAssignableTo(Throwable.class) && isKnown(type)
        || isInside && type.isAssignableTo(Throwable.class) && !name.endsWith("Exception");
  }

  /** Whether no supertype of a class is missing from the class path. */
  private static boolean isKnown(JavaClass type) {
    return type.getRawSuperclass()
        .map(it -> it.getName().equals("java.lang.Object") || isKnown(it))
        .orElse(false);
  }

  private List<String> mutable(JavaClasses classes) {
    return classes.stream()
        .filter(
            type ->
                architecture.hasRole(type, DOMAIN)
                    || architecture.hasRole(type, SHARED_KERNEL)
                    || architecture.hasRole(type, APPLICATION))
        .flatMap(
            type ->
                Stream.concat(
                    architecture.isAmong(architecture.accumulators(), type)
                        ? Stream.of()
                        : ImmutableValues.violations(type),
                    type.getFields().stream()
                        .filter(
                            field ->
                                field.getType().getAllInvolvedRawTypes().stream()
                                    .anyMatch(
                                        it ->
                                            architecture.isAmong(architecture.accumulators(), it)))
                        .map(field -> "Field <" + field.getFullName() + "> keeps an accumulator")))
        .toList();
  }

  private List<String> injected(JavaClasses classes) {
    List<String> violations = new ArrayList<>();
    for (JavaClass type : classes) {
      if (isGenerated(type)) {
        continue;
      }
      type.getFields().stream()
          .filter(field -> isInjected(field.getAnnotations()))
          .forEach(field -> violations.add("Field <" + field.getFullName() + "> is injected"));
      type.getMethods().stream()
          .filter(method -> isInjected(method.getAnnotations()))
          .forEach(method -> violations.add("Method <" + method.getFullName() + "> is injected"));
      type.getAccessesFromSelf().stream()
          .filter(access -> !staysHere(access.getTargetOwner(), type))
          .filter(
              access ->
                  LOCATORS
                      .getOrDefault(access.getTargetOwner().getSimpleName(), Set.of())
                      .contains(access.getTarget().getName()))
          .forEach(access -> violations.add(access.getDescription()));
      if (!architecture.hasRole(type, BOOTSTRAP)
          && architecture.roleOf(type).filter(Role::isOutsideTheService).isEmpty()) {
        type.getAccessesFromSelf().stream()
            .filter(access -> access.getTargetOwner().getName().equals("java.util.ServiceLoader"))
            .filter(access -> access.getTarget().getName().startsWith("load"))
            // There is no other way to find a third-party driver.
            .filter(
                access ->
                    access.getOrigin().getReferencedClassObjects().stream()
                        .anyMatch(
                            it ->
                                it.getRawType().isInterface()
                                    && architecture.moduleOf(it.getRawType()).isPresent()))
            .forEach(access -> violations.add(access.getDescription()));
      }
    }
    return violations;
  }

  /** Whether the description puts JNDI into the user's module, as for a server's data source. */
  private boolean staysHere(JavaClass used, JavaClass user) {
    return used.getPackageName().startsWith("javax.naming")
        && architecture.technologies().stream()
            .anyMatch(
                technology ->
                    technology.covers(used)
                        && architecture
                            .moduleOf(user)
                            .filter(module -> technology.modules().contains(module.name()))
                            .isPresent());
  }

  private static boolean isInjected(Set<? extends JavaAnnotation<?>> annotations) {
    return annotations.stream()
        .anyMatch(annotation -> INJECTION.contains(annotation.getRawType().getSimpleName()));
  }

  private ArchRule printing() {
    return noClasses()
        .that(
            describe(
                "are not commands", type -> !architecture.isAmong(architecture.commands(), type)))
        .should()
        .accessFieldWhere(
            describe(
                "it is the console",
                access ->
                    access.getTarget().getOwner().isEquivalentTo(System.class)
                        && Set.of("out", "err").contains(access.getTarget().getName())))
        .orShould()
        .accessTargetWhere(
            describe(
                "it prints a stack trace",
                access -> access.getTarget().getName().equals("printStackTrace")));
  }

  private List<String> generatedEscaped(JavaClasses classes) {
    return dependencies(classes)
        .filter(it -> isGenerated(it.getTargetClass().getBaseComponentType()))
        .filter(
            it ->
                !architecture
                    .moduleOf(it.getOriginClass())
                    .equals(architecture.moduleOf(it.getTargetClass())))
        .map(Dependency::getDescription)
        .toList();
  }

  private boolean isGenerated(JavaClass type) {
    return architecture.isAmong(architecture.generatedPackages(), type);
  }

  private List<String> swallowed(JavaClasses classes) {
    return classes.stream()
        .filter(not(this::isGenerated))
        .flatMap(
            type ->
                Handlers.of(type).stream()
                    .flatMap(handler -> fault(type, handler, classes).stream()))
        .toList();
  }

  private Optional<String> fault(JavaClass type, Handler handler, JavaClasses classes) {
    String caught = handler.caught();
    if (handler.isEmpty()) {
      return Optional.of(handler.method() + " catches " + caught + " and does nothing");
    }
    if (caught.equals("java.lang.Throwable") || caught.equals("java.lang.Error")) {
      return Optional.of(handler.method() + " catches " + caught);
    }
    boolean isBroad = BROAD.contains(caught);
    if (isBroad && architecture.isCore(type)) {
      return Optional.of(handler.method() + " catches every failure, " + caught);
    }
    boolean isOfTheCore =
        classes.contain(caught)
            && architecture
                .roleOf(classes.get(caught))
                .filter(role -> role.isCore() || role == SHARED_KERNEL)
                .isPresent();
    boolean isOfTheDatabase = caught.equals("java.sql.SQLException") && !handler.isOfAQuestion();
    boolean isUnheard = caught.equals("java.lang.InterruptedException") && !handler.interrupts();
    return (isBroad || isOfTheCore || isOfTheDatabase || isUnheard)
            && !handler.usesException()
            && !handler.throwsOne()
        ? Optional.of(handler.method() + " swallows " + caught)
        : Optional.empty();
  }

  private List<String> strayTechnology(JavaClasses classes) {
    List<String> violations = new ArrayList<>();
    for (Technology technology : architecture.technologies()) {
      dependencies(classes)
          .filter(it -> technology.covers(it.getTargetClass()))
          .filter(
              it ->
                  architecture
                      .moduleOf(it.getOriginClass())
                      .filter(module -> technology.modules().contains(module.name()))
                      .isEmpty())
          .map(
              it ->
                  it.getDescription() + "; it stays in " + String.join(", ", technology.modules()))
          .forEach(violations::add);
    }
    return violations;
  }

  /**
   * Outside the application, a method that creates services or hands out an inbound port must use
   * the audit once for each service, itself or through methods of its class.
   */
  private List<String> unaudited(JavaClasses classes) {
    Ports ports = ports(classes);
    List<String> violations = new ArrayList<>();
    for (JavaClass type : classes) {
      if (architecture
          .roleOf(type)
          .filter(role -> role == BOOTSTRAP || role.isAdapter() || role == Role.OVERLAY)
          .isEmpty()) {
        continue;
      }
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        long made =
            Stream.concat(
                    unit.getConstructorCallsFromSelf().stream(),
                    unit.getConstructorReferencesFromSelf().stream())
                .filter(access -> ports.isService(access.getTargetOwner()))
                .filter(access -> !servesUnaudited(access.getTargetOwner()))
                .count();
        boolean handsOut =
            unit instanceof JavaMethod method
                && ports.isInbound(method.getRawReturnType())
                && !isUnaudited(method.getRawReturnType())
                && !isFetched(method);
        long audits = audits(unit, new HashSet<>());
        if (audits < Math.max(made, handsOut ? 1 : 0)) {
          violations.add(
              "Method <" + unit.getFullName() + "> hands out a use case without its audit");
        }
        unit.getAccessesFromSelf().stream()
            .filter(access -> ports.isService(access.getTargetOwner()))
            .filter(
                access -> !access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME))
            .filter(access -> audits == 0 && !servesUnaudited(access.getTargetOwner()))
            .forEach(
                access ->
                    violations.add(access.getDescription() + ", past the audit of the use case"));
      }
    }
    return violations;
  }

  /** Whether a method is a getter of a use case that its class was given. */
  private static boolean isFetched(JavaMethod method) {
    return method.getCallsFromSelf().isEmpty()
        && method.getCodeUnitReferencesFromSelf().isEmpty()
        && !method.getFieldAccesses().isEmpty();
  }

  private long audits(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
    if (!seen.add(unit)) {
      return 0;
    }
    long own =
        unit.getAccessesFromSelf().stream()
            .filter(access -> isAudit(access.getTargetOwner()))
            // Creating the audit and calling it count as one use.
            .filter(access -> access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME))
            .count();
    long asked =
        unit.getAccessesFromSelf().stream()
            .filter(access -> isAudit(access.getTargetOwner()))
            .filter(
                access -> !access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME))
            .count();
    long byOthers =
        unit.getMethodCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().equals(unit.getOwner()))
            .filter(
                call ->
                    call.getTarget().resolveMember().stream()
                        .anyMatch(method -> audits(method, new HashSet<>(seen)) > 0))
            .count();
    return Math.max(own + byOthers, asked);
  }

  private boolean isUnaudited(JavaClass useCase) {
    return architecture
        .unaudited()
        .containsKey(DescriptionCheck.relative(architecture, useCase.getName()));
  }

  private boolean servesUnaudited(JavaClass service) {
    return isUnaudited(service)
        || service.getAllRawInterfaces().stream().anyMatch(this::isUnaudited);
  }

  private boolean isAudit(JavaClass type) {
    return architecture.isAmong(architecture.audits(), type);
  }

  private Stream<Dependency> dependencies(JavaClasses classes) {
    if (!isLast(classes) || lastDependencies == null) {
      lastDependencies =
          List.copyOf(
              classes.stream()
                  .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                  .collect(
                      Collectors.toMap(
                          Dependency::getDescription, it -> it, (one, same) -> one, TreeMap::new))
                  .values());
    }
    return lastDependencies.stream();
  }

  /** Ports and dependencies are computed once for each set of classes, not once for each rule. */
  private boolean isLast(JavaClasses classes) {
    if (lastClasses == classes) {
      return true;
    }
    lastClasses = classes;
    lastPorts = null;
    lastDependencies = null;
    return false;
  }
}
