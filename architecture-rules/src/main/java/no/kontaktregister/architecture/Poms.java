package no.kontaktregister.architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import no.kontaktregister.architecture.Room.Kind;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Maven's poms, which say what a module may see before any class does: a dependency that is not
 * allowed is found here even while nobody uses it.
 */
public final class Poms {

  /** Scopes in which a module's own classes can see a dependency. */
  private static final Set<String> COMPILED_AGAINST = Set.of("compile", "provided", "system");

  private static final Rule RULE =
      new Rule(
          "poms",
          "The modules' poms say the same",
          "what a module cannot see it cannot come to depend on",
          classes -> List.of());

  private Poms() {}

  /**
   * Checks the pom of each room that is a module of its own.
   *
   * @param poms the poms, by the rooms' names
   * @throws IllegalArgumentException when a name is no room's, or a file is no pom
   */
  public static Verdict check(House house, Map<String, Path> poms) {
    Map<String, Room> byArtifact = new HashMap<>();
    Map<Room, Element> projects = new HashMap<>();
    poms.forEach(
        (name, pom) -> {
          Room room = room(house, name);
          Element project = read(pom);
          projects.put(room, project);
          byArtifact.put(text(project, "artifactId").orElseThrow(() -> noPom(pom)), room);
        });
    List<String> violations = new ArrayList<>();
    poms.keySet().stream()
        .sorted()
        .map(name -> room(house, name))
        .forEach(room -> check(house, room, projects.get(room), byArtifact, violations));
    return new Verdict(RULE, violations);
  }

  private static void check(
      House house,
      Room room,
      Element project,
      Map<String, Room> byArtifact,
      List<String> violations) {
    boolean mustBePure = room.kind() == Kind.DOMAIN || room.kind() == Kind.APPLICATION;
    Rules rules = new Rules(house);
    for (Element dependency : dependencies(project)) {
      String artifact = text(dependency, "artifactId").orElse("");
      Optional<Room> other = Optional.ofNullable(byArtifact.get(artifact));
      boolean isAllowed =
          other
              .map(
                  it ->
                      rules
                          .against(room, it)
                          .map(rule -> house.allowsSomeIn(room, rule))
                          .orElse(true))
              .orElse(!mustBePure);
      if (COMPILED_AGAINST.contains(text(dependency, "scope").orElse("compile")) && !isAllowed) {
        violations.add("The pom of " + room.name() + " depends on " + artifact);
      }
    }
  }

  private static Room room(House house, String name) {
    return house.rooms().stream()
        .filter(room -> room.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no room " + name + "."));
  }

  private static Element read(Path pom) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    } catch (IOException | SAXException | ParserConfigurationException unreadable) {
      throw noPom(pom);
    }
  }

  private static IllegalArgumentException noPom(Path pom) {
    return new IllegalArgumentException("There is no pom in " + pom + ".");
  }

  /** The project's own, not those of its plugins or profiles. */
  private static List<Element> dependencies(Element project) {
    return children(project, "dependencies").stream()
        .flatMap(list -> children(list, "dependency").stream())
        .toList();
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
