package no.kontaktregister.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static no.kontaktregister.architecture.Role.APPLICATION;
import static no.kontaktregister.architecture.Role.DOMAIN;
import static no.kontaktregister.architecture.Role.SHARED_KERNEL;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules for every hexagonal code base, applied to one. */
final class Rules {

  private final Description architecture;
  private CodeBase last;

  Rules(Description architecture) {
    this.architecture = architecture;
  }

  List<Rule> all() {
    List<Rule> rules =
        new ArrayList<>(
            List.of(
                rule(
                    "placement",
                    "Every class belongs to a module of the description",
                    "no other rule applies to a class outside it",
                    this::unplaced),
                rule(
                    "description",
                    "Everything that the description names exists and is used",
                    "a name without classes is misspelt, and an unused permission hides the next"
                        + " violation",
                    code -> new DescriptionCheck(code).faults()),
                rule(
                    "inwards",
                    "Dependencies point inwards",
                    "the core can be understood, tested and kept without the adapters",
                    code -> new Directions(code).outwards()),
                rule(
                    "adapters-apart",
                    "Adapters do not know each other",
                    "you can then replace one without looking at the others",
                    code -> new Directions(code).betweenAdapters()),
                rule(
                    "supporting",
                    "No part of the service depends on supporting modules or overlays",
                    "a test kit, a generator or a demo must not run in production",
                    code -> new Directions(code).outOfReach()),
                rule(
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
                rule(
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
                rule(
                    "inbound-calls",
                    "Inbound adapters call only inbound ports",
                    "the use cases then decide about every call, and you can add an adapter without"
                        + " looking behind the port",
                    code -> new PortUse(code).callsPastInboundPorts()),
                rule(
                    "outbound-calls",
                    "An outbound adapter uses no outbound port but its own",
                    "only a use case combines the answers of several ports",
                    code -> new PortUse(code).callsOfForeignPorts()),
                rule(
                    "services-apart",
                    "A service calls no other use case",
                    "each use case is then audited once, and reads from top to bottom",
                    code -> new PortUse(code).callsBetweenServices()),
                rule(
                    "served",
                    "Every port has an implementation",
                    "a port without an implementation fails when the service starts, or later",
                    code -> new PortUse(code).unserved()),
                rule(
                    "adapter-serves",
                    "Every outbound adapter implements an outbound port",
                    "without a port, callers would bypass the use cases",
                    code -> new PortUse(code).withoutPort()),
                rule(
                    "names",
                    "Names show the role",
                    "a reader finds a service, an endpoint or an exception by its name",
                    code -> new Names(code).misnamed()),
                rule(
                    "values",
                    "Values are immutable",
                    "an immutable value can be shared, compared and trusted",
                    this::mutable),
                rule(
                    "injection",
                    "Dependencies come through the constructor",
                    "a constructed object is complete, and a test needs no container",
                    code -> new Injection(code).injected()),
                rule(
                    "personal",
                    "toString reveals no personal data",
                    "any text may end up in a log",
                    code -> new PersonalData(architecture).violations(code.classes())),
                rule(
                    "exception-texts",
                    "No exception carries personal data",
                    "its text travels to logs and callers, where nothing masks it",
                    code -> new ExceptionTexts(code).violations()),
                Rule.of(
                    "printing",
                    "Only commands print",
                    "an operator can turn down a log, but not System.out",
                    printing()),
                rule(
                    "generated",
                    "Generated code stays in the module that it was generated for",
                    "it changes with a message, and so would every class that uses it",
                    Rules::generatedEscaped),
                rule(
                    "failures",
                    "No failure is swallowed",
                    "a handler that does nothing, or that catches everything, hides the cause",
                    code -> new Failures(code).swallowed())));
    if (!architecture.technologies().isEmpty()) {
      rules.add(
          rule(
              "technology",
              "Each technology stays in its module",
              "you can then replace it by replacing one module",
              code -> new StrayTechnology(code).ofAnyKind()));
    }
    if (!StrayTechnology.modulesOfSql(architecture).isEmpty()) {
      rules.add(
          rule(
              "sql",
              "SQL stays in the module of the database",
              "a statement in a text ties its class to the tables, although it imports nothing",
              code -> new StrayTechnology(code).sql()));
    }
    if (!architecture.audits().isEmpty()) {
      rules.add(
          rule(
              "audited",
              "Every use case is handed out with its audit",
              "a call without a record cannot be accounted for",
              code -> new AuditedUseCases(code).unaudited()));
    }
    return List.copyOf(rules);
  }

  private Rule rule(
      String name,
      String sentence,
      String reason,
      Function<CodeBase, ? extends Iterable<String>> violations) {
    return Rule.of(name, sentence, reason, classes -> violations.apply(codeBase(classes)));
  }

  private List<String> unplaced(CodeBase code) {
    return code.classes().stream()
        .filter(type -> architecture.moduleOf(type).isEmpty())
        .map(
            type ->
                "Class <"
                    + type.getName()
                    + "> belongs to no module; "
                    + DescriptionCheck.lineFor(architecture, type))
        .toList();
  }

  private static List<String> splitPackages(CodeBase code) {
    Map<String, Set<String>> places = new TreeMap<>();
    for (JavaClass type : code.classes()) {
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

  private List<String> ambient(CodeBase code) {
    List<String> violations = new ArrayList<>();
    for (JavaClass type : code.classes()) {
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

  private List<String> mutable(CodeBase code) {
    return code.classes().stream()
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

  private ArchRule printing() {
    return noClasses()
        .that(
            describe(
                "are not commands", type -> !architecture.isAmong(architecture.commands(), type)))
        .should(ACCESS_STANDARD_STREAMS);
  }

  private static List<String> generatedEscaped(CodeBase code) {
    return code.dependencies()
        .filter(it -> code.isGenerated(it.getTargetClass().getBaseComponentType()))
        .filter(
            it ->
                !code.architecture()
                    .moduleOf(it.getOriginClass())
                    .equals(code.architecture().moduleOf(it.getTargetClass())))
        .map(Dependency::getDescription)
        .toList();
  }

  /** One code base serves all rules of a check. */
  private CodeBase codeBase(JavaClasses classes) {
    if (last == null || last.classes() != classes) {
      last = new CodeBase(architecture, classes);
    }
    return last;
  }
}
