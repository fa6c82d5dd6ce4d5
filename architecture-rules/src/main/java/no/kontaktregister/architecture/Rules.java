package no.kontaktregister.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static no.kontaktregister.architecture.Room.Kind.APPLICATION;
import static no.kontaktregister.architecture.Room.Kind.BESIDE;
import static no.kontaktregister.architecture.Room.Kind.DOMAIN;
import static no.kontaktregister.architecture.Room.Kind.INBOUND;
import static no.kontaktregister.architecture.Room.Kind.OUTBOUND;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.lang.ArchRule;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import no.kontaktregister.architecture.Room.Kind;

/** What holds of every hexagonal house, said for one. */
final class Rules {

  private static final String[] LANGUAGE = {
    "java.lang", "java.util", "java.util.function", "java.util.stream", "java.util.regex",
    "java.util.concurrent..", "java.time..", "java.lang.annotation", "java.math", "java.text"
  };

  /** What gives another answer each time, or reaches round the constructor. */
  private static final Map<String, Set<String>> AMBIENT =
      Map.of(
          "java.lang.System",
          Set.of("currentTimeMillis", "nanoTime", "getenv", "getProperty", "getLogger", "exit"),
          "java.lang.Math",
          Set.of("random"),
          "java.lang.Class",
          Set.of("forName"),
          "java.lang.Runtime",
          Set.of("getRuntime"),
          "java.util.UUID",
          Set.of("randomUUID"),
          "java.util.Date",
          Set.of("<init>"),
          "java.util.Random",
          Set.of("<init>"),
          "java.util.concurrent.ThreadLocalRandom",
          Set.of("current"),
          "java.util.ServiceLoader",
          Set.of("load"),
          "java.time.Clock",
          Set.of("systemUTC", "systemDefaultZone", "system"));

  private static final Set<String> INJECTION =
      Set.of("Inject", "Autowired", "Resource", "PersistenceContext", "EJB", "Value");

  private static final Set<String> DOORS = Set.of("Endpoint", "Resource", "Controller");

  private static final Set<String> EVERYTHING =
      Set.of(
          "java.lang.Throwable",
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.lang.Error");

  private final House house;

  Rules(House house) {
    this.house = house;
  }

  List<Rule> all() {
    return List.of(
        new Rule(
            "rooms",
            "Every class lives in a room",
            "a class outside the rooms would be bound by none of the rules",
            this::homeless),
        new Rule(
            "inhabited",
            "Every room has classes",
            "a name without classes is misspelt, or a module was not compiled",
            this::emptyRooms),
        new Rule(
            "inwards",
            "Dependencies point inwards",
            "what is inside can then be understood, tested and kept without what is outside",
            classes -> forbidden(classes, this::pointsOutwards)),
        new Rule(
            "apart",
            "Adapters do not know each other",
            "an adapter can then be replaced without a look at the others",
            classes -> forbidden(classes, Rules::betweenAdapters)),
        new Rule(
            "beside",
            "Nothing depends on what stands beside the service",
            "what tests it, fills it or plays its surroundings is no part of it",
            classes -> forbidden(classes, (from, to) -> to.kind() == BESIDE)),
        Rule.of(
            "domain-language",
            "The domain knows the language, its collections and time, and nothing else",
            "the rules outlive every framework, and know nothing of input and output",
            knowsOnly(DOMAIN)),
        Rule.of(
            "application-language",
            "The application knows no more, and the domain",
            "a use case reads as the field says it, without annotations between the lines",
            knowsOnly(APPLICATION)),
        Rule.of(
            "ambient",
            "Domain and application ask for no time, chance, environment or class by themselves",
            "what they do follows from what they are given, and can be tested so",
            noClasses()
                .that(resideInAnyPackage(house.patterns(DOMAIN, APPLICATION)))
                .should()
                .callCodeUnitWhere(
                    DescribedPredicate.describe(
                        "it gives another answer each time", call -> isAmbient(call.getTarget())))),
        Rule.of(
            "cycles",
            "Packages have no cycles",
            "in a cycle nothing can be understood before all of it is",
            slices().matching(house.base() + ".(**)").should().beFreeOfCycles()),
        new Rule(
            "services",
            "Who implements a use case is reached through its interface",
            "a caller knows what is asked, not who answers",
            this::servicesReached),
        new Rule(
            "served",
            "Every use case has somebody who implements it",
            "a promise that nobody keeps is no use case",
            this::unserved),
        new Rule(
            "implements",
            "Every outbound adapter implements a port of the domain",
            "an adapter that does not would be called past the domain",
            this::withoutPort),
        new Rule(
            "entry",
            "Inbound adapters call use cases, and no outbound port",
            "what a caller may cause is then decided in one place",
            this::portsCalled),
        new Rule(
            "names",
            "Names say the role",
            "who looks for a use case, a door or a failure finds it by its name",
            this::misnamed),
        Rule.of(
            "values",
            "What the domain knows does not change",
            "a value that cannot change can be shared, compared and trusted",
            fields()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(house.patterns(DOMAIN)))
                .should()
                .beFinal()),
        new Rule(
            "injection",
            "Dependencies come through the constructor",
            "a class that is constructed is complete, and can be tested without a container",
            Rules::injected),
        new Rule(
            "personal",
            "Personal data does not tell itself",
            "what is in no text is in no log",
            this::talkative),
        Rule.of(
            "printing",
            "Nothing is printed",
            "what is worth telling goes to a log that somebody can turn down",
            noClasses()
                .should()
                .accessFieldWhere(
                    DescribedPredicate.describe(
                        "it is the console",
                        access ->
                            access.getTarget().getOwner().isEquivalentTo(System.class)
                                && Set.of("out", "err").contains(access.getTarget().getName())))
                .orShould()
                .callMethodWhere(
                    DescribedPredicate.describe(
                        "it prints a stack trace",
                        call -> call.getTarget().getName().equals("printStackTrace")))),
        new Rule(
            "generated",
            "Generated code stays in the room that it was generated for",
            "it follows a message, and what follows it would follow the message too",
            this::generatedEscaped),
        new Rule(
            "failures",
            "Domain and application catch no failure that they do not know",
            "who catches everything hides what nobody thought of",
            this::caughtAll));
  }

  private List<String> homeless(JavaClasses classes) {
    return classes.stream()
        .filter(type -> house.roomOf(type).isEmpty())
        .map(type -> "Class <" + type.getName() + "> lives in no room")
        .toList();
  }

  private List<String> emptyRooms(JavaClasses classes) {
    return house.rooms().stream()
        .filter(room -> classes.stream().noneMatch(type -> room.contains(type.getPackageName())))
        .map(room -> "There is no class in " + room.fullName())
        .toList();
  }

  /** The rule by which no class of the first room may depend on one of the second, if any. */
  Optional<String> against(Room from, Room to) {
    if (to.kind() == BESIDE) {
      return Optional.of("beside");
    }
    if (betweenAdapters(from, to)) {
      return Optional.of("apart");
    }
    return pointsOutwards(from, to) ? Optional.of("inwards") : Optional.empty();
  }

  private boolean pointsOutwards(Room from, Room to) {
    return to.kind() != BESIDE && !betweenAdapters(from, to) && !from.kind().mayKnow(to.kind());
  }

  private static boolean betweenAdapters(Room from, Room to) {
    Set<Kind> adapters = EnumSet.of(INBOUND, OUTBOUND);
    return adapters.contains(from.kind()) && adapters.contains(to.kind());
  }

  private List<String> forbidden(JavaClasses classes, BiPredicate<Room, Room> isForbidden) {
    return dependencies(classes)
        .filter(
            dependency -> {
              Optional<Room> from = house.roomOf(dependency.getOriginClass());
              Optional<Room> to = house.roomOf(dependency.getTargetClass());
              return from.isPresent()
                  && to.isPresent()
                  && !from.equals(to)
                  && isForbidden.test(from.get(), to.get());
            })
        .map(Dependency::getDescription)
        .distinct()
        .toList();
  }

  private ArchRule knowsOnly(Kind kind) {
    return com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes()
        .that(resideInAnyPackage(house.patterns(kind)))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(house.base() + "..")
                .or(resideInAnyPackage(LANGUAGE))
                .or(DescribedPredicate.describe("are primitive", JavaClass::isPrimitive))
                .or(
                    DescribedPredicate.describe(
                        "are arrays of those",
                        type ->
                            type.isArray()
                                && (type.getBaseComponentType().isPrimitive()
                                    || resideInAnyPackage(LANGUAGE)
                                        .or(resideInAnyPackage(house.base() + ".."))
                                        .test(type.getBaseComponentType())))));
  }

  private static boolean isAmbient(
      com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    return AMBIENT.getOrDefault(owner, Set.of()).contains(target.getName())
        || owner.startsWith("java.time.")
            && target.getName().equals("now")
            && target.getRawParameterTypes().stream()
                .noneMatch(type -> type.getName().equals("java.time.Clock"));
  }

  private List<String> servicesReached(JavaClasses classes) {
    return dependencies(classes)
        .filter(dependency -> isService(dependency.getTargetClass()))
        .filter(
            dependency ->
                house
                    .roomOf(dependency.getOriginClass())
                    .filter(room -> EnumSet.of(INBOUND, OUTBOUND, DOMAIN).contains(room.kind()))
                    .isPresent())
        .map(Dependency::getDescription)
        .distinct()
        .toList();
  }

  private boolean isService(JavaClass type) {
    return !type.isInterface()
        && isIn(type, APPLICATION)
        && type.getAllRawInterfaces().stream().anyMatch(port -> isIn(port, APPLICATION));
  }

  private List<String> unserved(JavaClasses classes) {
    return classes.stream()
        .filter(type -> isIn(type, APPLICATION) && type.isInterface() && !type.isAnnotation())
        .filter(
            useCase ->
                classes.stream()
                    .noneMatch(
                        type ->
                            !type.isInterface()
                                && isIn(type, APPLICATION)
                                && type.isAssignableTo(useCase.getName())))
        .map(useCase -> "Class <" + useCase.getName() + "> is implemented by nobody")
        .toList();
  }

  private List<String> withoutPort(JavaClasses classes) {
    return house
        .rooms(OUTBOUND)
        .filter(
            room ->
                classes.stream()
                    .filter(type -> room.contains(type.getPackageName()))
                    .noneMatch(
                        type ->
                            type.getAllRawInterfaces().stream()
                                .anyMatch(port -> isIn(port, DOMAIN))))
        .map(room -> "No class in " + room.fullName() + " implements an interface of the domain")
        .toList();
  }

  private List<String> portsCalled(JavaClasses classes) {
    return dependencies(classes)
        .filter(dependency -> isIn(dependency.getOriginClass(), INBOUND))
        .filter(dependency -> isOutboundPort(dependency.getTargetClass(), classes))
        .map(Dependency::getDescription)
        .distinct()
        .toList();
  }

  private boolean isOutboundPort(JavaClass type, JavaClasses classes) {
    return type.isInterface()
        && isIn(type, DOMAIN)
        && classes.stream()
            .anyMatch(
                adapter ->
                    isIn(adapter, OUTBOUND)
                        && !adapter.isInterface()
                        && adapter.isAssignableTo(type.getName()));
  }

  private List<String> misnamed(JavaClasses classes) {
    return classes.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !isGenerated(type))
        .filter(this::isMisnamed)
        .map(type -> "Class <" + type.getName() + "> has the name of another role")
        .toList();
  }

  private boolean isMisnamed(JavaClass type) {
    String name = type.getSimpleName();
    boolean inside = isIn(type, DOMAIN) || isIn(type, APPLICATION);
    return name.endsWith("Service") && !isService(type)
        || DOORS.stream().anyMatch(name::endsWith) && !isIn(type, INBOUND)
        || name.endsWith("Exception") && !type.isAssignableTo(Throwable.class)
        || inside && type.isAssignableTo(Throwable.class) && !name.endsWith("Exception");
  }

  private static List<String> injected(JavaClasses classes) {
    return classes.stream()
        .flatMap(type -> type.getFields().stream())
        .filter(
            field ->
                field.getAnnotations().stream()
                    .anyMatch(
                        annotation -> INJECTION.contains(annotation.getRawType().getSimpleName())))
        .map(field -> "Field <" + field.getFullName() + "> is injected")
        .toList();
  }

  private List<String> talkative(JavaClasses classes) {
    return house.personalClasses().stream()
        .flatMap(
            name ->
                classes.stream().filter(type -> type.getName().equals(name)).findFirst().stream()
                    .flatMap(type -> Rules.talkative(type).stream()))
        .toList();
  }

  private static Optional<String> talkative(JavaClass type) {
    Optional<JavaMethod> text = type.tryGetMethod("toString");
    // What the compiler writes for a record is final, and tells all.
    boolean isOwn = text.isPresent() && !text.get().getModifiers().contains(JavaModifier.FINAL);
    boolean readsItself =
        text.stream()
            .flatMap(method -> method.getAccessesFromSelf().stream())
            .anyMatch(
                access ->
                    access.getTargetOwner().equals(type)
                        && !access
                            .getTarget()
                            .resolveMember()
                            .map(JavaMember::getModifiers)
                            .orElse(Set.of())
                            .contains(JavaModifier.STATIC));
    return isOwn && !readsItself
        ? Optional.empty()
        : Optional.of("Class <" + type.getName() + "> tells in toString() what it holds");
  }

  private List<String> generatedEscaped(JavaClasses classes) {
    return dependencies(classes)
        .filter(dependency -> isGenerated(dependency.getTargetClass()))
        .filter(
            dependency ->
                !house
                    .roomOf(dependency.getOriginClass())
                    .equals(house.roomOf(dependency.getTargetClass())))
        .map(Dependency::getDescription)
        .distinct()
        .toList();
  }

  private boolean isGenerated(JavaClass type) {
    return house.generatedPackages().stream()
        .anyMatch(
            name ->
                type.getPackageName().equals(name) || type.getPackageName().startsWith(name + "."));
  }

  private List<String> caughtAll(JavaClasses classes) {
    return classes.stream()
        .filter(type -> isIn(type, DOMAIN) || isIn(type, APPLICATION))
        .flatMap(type -> type.getCodeUnits().stream())
        .filter(Rules::catchesAll)
        .map(unit -> "Method <" + unit.getFullName() + "> catches every failure")
        .toList();
  }

  private static boolean catchesAll(JavaCodeUnit unit) {
    return unit.getTryCatchBlocks().stream()
        .map(TryCatchBlock::getCaughtThrowables)
        .flatMap(Set::stream)
        .anyMatch(caught -> EVERYTHING.contains(caught.getName()));
  }

  private boolean isIn(JavaClass type, Kind kind) {
    return house.roomOf(type).filter(room -> room.kind() == kind).isPresent();
  }

  private static Stream<Dependency> dependencies(JavaClasses classes) {
    return classes.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
  }
}
