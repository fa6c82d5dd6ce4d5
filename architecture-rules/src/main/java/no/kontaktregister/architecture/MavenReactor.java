package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import no.kontaktregister.architecture.BuildModules.BuildDependency;
import no.kontaktregister.architecture.BuildModules.BuildModule;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The modules that a Maven build lists, with their dependencies in all scopes but test, including
 * those of profiles and of the parent.
 */
public final class MavenReactor {

  private static final Rule SERVICES =
      new Rule(
          "services-files",
          "META-INF/services names every adapter, and no other class",
          "an adapter that is not named, or is misspelt, is missing when the service starts",
          Rule.of("services-files", "", "", classes -> List.of()).check(),
          false);

  private static final Rule ENFORCER =
      new Rule(
          "enforcer",
          "Maven's enforcer bans dependencies of the core",
          "the build then fails before the tests run",
          Rule.of("enforcer", "", "", classes -> List.of()).check(),
          false);

  private final Path root;
  private final Map<String, Element> projects;
  private final boolean isEnforced;

  private MavenReactor(Path root, Map<String, Element> projects, boolean isEnforced) {
    this.root = root;
    this.projects = projects;
    this.isEnforced = isEnforced;
  }

  /**
   * Reads the poms of a build.
   *
   * @param root the folder of the pom that lists the modules
   * @throws IllegalArgumentException when a pom is missing or cannot be read
   */
  public static MavenReactor at(Path root) {
    Map<String, Element> projects = new LinkedHashMap<>();
    for (String name : moduleNames(read(root))) {
      projects.put(name, read(root.resolve(name)));
    }
    return new MavenReactor(root, projects, false);
  }

  /**
   * Leaves out a module that is not part of the code base, such as an example of a user's project.
   *
   * @throws IllegalArgumentException when the build does not list it
   */
  public MavenReactor without(String module) {
    Map<String, Element> others = new LinkedHashMap<>(projects);
    if (others.remove(module) == null) {
      throw new IllegalArgumentException("The build lists no module " + module + ".");
    }
    return new MavenReactor(root, others, isEnforced);
  }

  /** The modules of domain and application must ban dependencies by Maven's enforcer. */
  public MavenReactor withEnforcer() {
    return new MavenReactor(root, projects, true);
  }

  /** The folders of compiled classes, of each module that has sources. */
  public Path[] folders() {
    return projects.keySet().stream()
        .filter(name -> Files.isDirectory(root.resolve(name).resolve("src/main/java")))
        .map(this::classes)
        .toArray(Path[]::new);
  }

  /** Compares the build with the description. */
  public Compliance check(HexagonalArchitecture architecture, JavaClasses classes) {
    BuildModules builds = new BuildModules(architecture.description(), classes);
    List<String> faults =
        new ArrayList<>(
            builds.faults(
                projects.entrySet().stream()
                    .map(
                        it ->
                            new BuildModule(
                                it.getKey(), classes(it.getKey()), seenBy(it.getValue())))
                    .toList()));
    faults.addAll(forgotten());
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(new Verdict(BuildModules.RULE, faults));
    verdicts.add(new Verdict(SERVICES, wrongServices(architecture.description(), classes)));
    if (isEnforced) {
      verdicts.add(new Verdict(ENFORCER, notEnforced(builds)));
    }
    return new Compliance(verdicts);
  }

  private Path classes(String module) {
    return root.resolve(module).resolve("target/classes");
  }

  private List<BuildDependency> seenBy(Element project) {
    List<BuildDependency> all = new ArrayList<>(dependencies(project, ""));
    all.addAll(dependencies(read(root), ", by the parent's pom"));
    return all;
  }

  private List<BuildDependency> dependencies(Element project, String how) {
    List<BuildDependency> all = new ArrayList<>(listed(project, how));
    for (Element profiles : children(project, "profiles")) {
      for (Element profile : children(profiles, "profile")) {
        all.addAll(listed(profile, ", in the profile " + text(profile, "id").orElse("without id")));
      }
    }
    return all;
  }

  private List<BuildDependency> listed(Element parent, String how) {
    return children(parent, "dependencies").stream()
        .flatMap(list -> children(list, "dependency").stream())
        .filter(dependency -> !scope(dependency).equals("test"))
        .map(
            dependency ->
                new BuildDependency(
                    moduleOf(text(dependency, "artifactId").orElse("")),
                    !scope(dependency).equals("runtime"),
                    how
                        + (scope(dependency).equals("compile")
                            ? ""
                            : ", scope " + scope(dependency))))
        .toList();
  }

  private String scope(Element dependency) {
    return text(dependency, "scope")
        .or(() -> managed(dependency).flatMap(it -> text(it, "scope")))
        .orElse("compile");
  }

  private Optional<Element> managed(Element dependency) {
    return children(read(root), "dependencyManagement").stream()
        .flatMap(it -> children(it, "dependencies").stream())
        .flatMap(it -> children(it, "dependency").stream())
        .filter(
            it ->
                text(it, "artifactId").equals(text(dependency, "artifactId"))
                    && text(it, "groupId").equals(text(dependency, "groupId")))
        .findFirst();
  }

  /** The module that builds an artifact; the artifact itself when it is external. */
  private String moduleOf(String artifact) {
    return projects.entrySet().stream()
        .filter(it -> text(it.getValue(), "artifactId").filter(artifact::equals).isPresent())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(artifact);
  }

  /** Folders with a pom that the build does not list, so that nothing compiles or checks them. */
  private List<String> forgotten() {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !projects.containsKey(name))
          .sorted()
          .map(name -> "The folder " + name + " has a pom, but the build does not list it")
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private List<String> notEnforced(BuildModules builds) {
    return projects.entrySet().stream()
        .filter(it -> !builds.modulesIn(classes(it.getKey())).isEmpty())
        .filter(
            it ->
                builds.modulesIn(classes(it.getKey())).stream()
                    .allMatch(module -> module.role().isCore()))
        .filter(it -> !enforces(it.getValue()))
        .map(it -> "The pom of " + it.getKey() + " does not ban dependencies")
        .toList();
  }

  private boolean enforces(Element project) {
    if (isTrue(project, "enforcer.skip") || isTrue(read(root), "enforcer.skip")) {
      return false;
    }
    return children(project, "build").stream()
        .flatMap(build -> children(build, "plugins").stream())
        .flatMap(plugins -> children(plugins, "plugin").stream())
        .filter(
            plugin ->
                text(plugin, "artifactId").filter("maven-enforcer-plugin"::equals).isPresent())
        .filter(plugin -> children(plugin, "configuration").stream().allMatch(this::isInForce))
        .flatMap(plugin -> children(plugin, "executions").stream())
        .flatMap(executions -> children(executions, "execution").stream())
        .filter(execution -> text(execution, "phase").filter("none"::equals).isEmpty())
        .flatMap(execution -> children(execution, "configuration").stream())
        .filter(this::isInForce)
        .flatMap(configuration -> children(configuration, "rules").stream())
        .anyMatch(
            rules ->
                children(rules, "bannedDependencies").stream()
                        .flatMap(banned -> children(banned, "excludes").stream())
                        .flatMap(excludes -> children(excludes, "exclude").stream())
                        .anyMatch(exclude -> exclude.getTextContent().trim().startsWith("*"))
                    && children(rules, "bannedDependencies").stream()
                        .flatMap(banned -> children(banned, "includes").stream())
                        .flatMap(includes -> children(includes, "include").stream())
                        .map(include -> include.getTextContent().trim())
                        .allMatch(include -> include.endsWith(":test") || isOfTheBuild(include)));
  }

  /** Whether a configuration of the enforcer lets it fail the build. */
  private boolean isInForce(Element configuration) {
    return text(configuration, "skip").filter("true"::equals).isEmpty()
        && text(configuration, "fail").filter("false"::equals).isEmpty();
  }

  private static boolean isTrue(Element project, String property) {
    return children(project, "properties").stream()
        .flatMap(properties -> text(properties, property).stream())
        .anyMatch("true"::equals);
  }

  /** Whether the enforcer allows only modules of this build. */
  private boolean isOfTheBuild(String include) {
    String[] parts = include.split(":");
    return parts.length > 1
        && projects.values().stream()
            .anyMatch(it -> text(it, "artifactId").filter(parts[1]::equals).isPresent());
  }

  private List<String> wrongServices(Description architecture, JavaClasses classes) {
    List<String> faults = new ArrayList<>();
    Map<String, Set<String>> named = new LinkedHashMap<>();
    for (String module : projects.keySet()) {
      Path folder = root.resolve(module).resolve("src/main/resources/META-INF/services");
      for (Path file : files(folder)) {
        String service = file.getFileName().toString();
        String place = module + ": META-INF/services/" + service;
        for (String provider : lines(file)) {
          named.computeIfAbsent(service, it -> new TreeSet<>()).add(provider);
          if (service.startsWith(architecture.base() + ".") && !classes.contain(service)) {
            faults.add(place + " is named for an interface that does not exist");
          } else if (!classes.contain(provider)) {
            faults.add(place + " names " + provider + ", which does not exist");
          } else if (!classes.get(provider).isAssignableTo(service)) {
            faults.add(place + " names " + provider + ", which does not implement it");
          } else if (!isMadeByTheLoader(classes.get(provider))) {
            faults.add(
                place
                    + " names "
                    + provider
                    + ", which has no public constructor without arguments");
          }
        }
      }
    }
    Ports ports = new Ports(architecture, classes);
    named.forEach(
        (service, providers) -> {
          if (classes.contain(service)) {
            ports
                .implementers(classes.get(service), Role::isOutbound)
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !providers.contains(type.getName()))
                .forEach(
                    type ->
                        faults.add("No META-INF/services/" + service + " names " + type.getName()));
          }
        });
    return faults;
  }

  private static boolean isMadeByTheLoader(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getConstructors().stream()
            .anyMatch(
                it ->
                    it.getRawParameterTypes().isEmpty()
                        && it.getModifiers().contains(JavaModifier.PUBLIC));
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .map(line -> line.replaceFirst("#.*", "").trim())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> moduleNames(Element parent) {
    List<String> names = new ArrayList<>(modules(parent));
    for (Element profiles : children(parent, "profiles")) {
      children(profiles, "profile").forEach(profile -> names.addAll(modules(profile)));
    }
    return names.stream().distinct().toList();
  }

  private static List<String> modules(Element parent) {
    return children(parent, "modules").stream()
        .flatMap(list -> children(list, "module").stream())
        .map(module -> module.getTextContent().trim())
        .toList();
  }

  private static Element read(Path folder) {
    Path pom = folder.resolve("pom.xml");
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    } catch (IOException | SAXException | ParserConfigurationException unreadable) {
      throw new IllegalArgumentException("There is no pom in " + pom + ".", unreadable);
    }
  }

  private static Optional<String> text(Element parent, String name) {
    return children(parent, name).stream().findFirst().map(it -> it.getTextContent().trim());
  }

  private static List<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Element.class::cast)
        .filter(element -> element.getTagName().equals(name))
        .toList();
  }
}
