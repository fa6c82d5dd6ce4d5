package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.kontaktregister.architecture.Room.Kind;

/**
 * A hexagonal house: which package is which room. Rooms are named by their package without the base
 * package.
 *
 * <pre>{@code
 * House house = House.of("org.example.shop")
 *     .domain("domain")
 *     .application("application")
 *     .inbound("adapters.web")
 *     .outbound("adapters.database", "adapters.mail")
 *     .bootstrap("bootstrap");
 * Compliance compliance = house.check(Path.of("target/classes"));
 * }</pre>
 *
 * <p>Each method gives another house; none changes this one.
 */
public final class House {

  private final String base;
  private final List<Room> rooms;
  private final List<String> generated;
  private final List<String> personal;
  private final List<Allowance> allowances;

  private House(
      String base,
      List<Room> rooms,
      List<String> generated,
      List<String> personal,
      List<Allowance> allowances) {
    this.base = base;
    this.rooms = List.copyOf(rooms);
    this.generated = List.copyOf(generated);
    this.personal = List.copyOf(personal);
    this.allowances = List.copyOf(allowances);
  }

  /** A house that has no rooms yet, below a package. */
  public static House of(String basePackage) {
    return new House(basePackage, List.of(), List.of(), List.of(), List.of());
  }

  /** The rules and values of the field; knows nothing else. */
  public House domain(String name) {
    return with(Kind.DOMAIN, name);
  }

  /** The use cases; knows the domain. */
  public House application(String name) {
    return with(Kind.APPLICATION, name);
  }

  /** Adapters through which callers reach the use cases. */
  public House inbound(String... names) {
    return with(Kind.INBOUND, names);
  }

  /** Adapters through which the house reaches what is outside. */
  public House outbound(String... names) {
    return with(Kind.OUTBOUND, names);
  }

  /** What puts the house together; sees everything, and is seen by nothing. */
  public House bootstrap(String name) {
    return with(Kind.BOOTSTRAP, name);
  }

  /** Tools that are no part of the service: nothing depends on them. */
  public House beside(String... names) {
    return with(Kind.BESIDE, names);
  }

  /** Packages of generated code, which only the room that they are in may use. */
  public House generated(String... names) {
    List<String> all = new ArrayList<>(generated);
    all.addAll(List.of(names));
    return new House(base, rooms, all, personal, allowances);
  }

  /** Classes that hold personal data, whose text tells nothing of it. */
  public House personal(String... classNames) {
    List<String> all = new ArrayList<>(personal);
    all.addAll(List.of(classNames));
    return new House(base, rooms, generated, all, allowances);
  }

  /**
   * Lets a class break a rule.
   *
   * @param rule the rule's name
   * @param className the class
   * @param reason why; it stands in the report
   * @throws IllegalArgumentException when there is no such rule
   */
  public House allowing(String rule, String className, String reason) {
    List<String> known = rules().stream().map(Rule::name).toList();
    if (!known.contains(rule)) {
      throw new IllegalArgumentException(
          "There is no rule " + rule + "; the rules are " + String.join(", ", known) + ".");
    }
    List<Allowance> all = new ArrayList<>(allowances);
    all.add(new Allowance(rule, className, reason));
    return new House(base, rooms, generated, personal, all);
  }

  private House with(Kind kind, String... names) {
    List<Room> all = new ArrayList<>(rooms);
    for (String name : names) {
      Room added = new Room(kind, name, base + "." + name);
      for (Room room : all) {
        if (room.contains(added.fullName()) || added.contains(room.fullName())) {
          throw new IllegalArgumentException(
              "The rooms "
                  + room.name()
                  + " and "
                  + name
                  + " overlap: give each a package of its"
                  + " own.");
        }
      }
      all.add(added);
    }
    return new House(base, all, generated, personal, allowances);
  }

  /** All that holds of this house. */
  public List<Rule> rules() {
    return new Rules(this).all();
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

  /** Checks classes that have been read. */
  public Compliance check(JavaClasses classes) {
    return new Compliance(
        rules().stream().map(rule -> new Verdict(rule, violations(rule, classes))).toList());
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
          "Of " + files + " classes " + classes.size() + " can be read: compile the modules anew.");
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

  private List<String> violations(Rule rule, JavaClasses classes) {
    List<String> allowed =
        allowances(rule).stream().map(allowance -> base + "." + allowance.className()).toList();
    return rule.check().apply(classes).stream()
        .filter(line -> allowed.stream().noneMatch(name -> isAbout(line, name)))
        .toList();
  }

  /** ArchUnit's lines name first the member, in angle brackets, that does what it may not. */
  private static boolean isAbout(String line, String className) {
    int start = line.indexOf('<');
    return start >= 0
        && line.startsWith(className, start + 1)
        && !Character.isJavaIdentifierPart(line.charAt(start + 1 + className.length()));
  }

  List<Allowance> allowances(Rule rule) {
    return allowances.stream().filter(it -> it.rule().equals(rule.name())).toList();
  }

  boolean allows(String rule, JavaClass type) {
    return allowances.stream()
        .anyMatch(
            it -> it.rule().equals(rule) && type.getName().equals(base + "." + it.className()));
  }

  /** Whether some class of the room may break the rule, so that its module must be able to. */
  boolean allowsSomeIn(Room room, String rule) {
    return allowances.stream()
        .anyMatch(it -> it.rule().equals(rule) && room.contains(base + "." + it.className()));
  }

  String base() {
    return base;
  }

  List<Room> rooms() {
    return rooms;
  }

  Stream<Room> rooms(Kind... kinds) {
    return rooms.stream().filter(room -> List.of(kinds).contains(room.kind()));
  }

  String[] patterns(Kind... kinds) {
    return rooms(kinds).map(Room::pattern).toArray(String[]::new);
  }

  Optional<Room> roomOf(JavaClass type) {
    return rooms.stream().filter(room -> room.contains(type.getPackageName())).findFirst();
  }

  List<String> generatedPackages() {
    return generated.stream().map(name -> base + "." + name).toList();
  }

  List<String> personalClasses() {
    return personal.stream().map(name -> base + "." + name).toList();
  }
}
