package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/**
 * {@code mvn -Prun} builds what the README uses next, before it starts the demo and stays there.
 */
class RunProfileTest {

  private static final Path ROOT = Path.of("..");
  private static final String RUN = "/project/profiles/profile[id='run']";

  private final XPath xpath = XPathFactory.newInstance().newXPath();

  @Test
  void theClientOfTheReadmeIsReadyBeforeTheDemoStarts() throws Exception {
    Matcher client =
        Pattern.compile("java -jar demo/target/(\\S+\\.jar)")
            .matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(client.find()).isTrue();
    Document demo = pom("demo/pom.xml");

    List<String> executions = executions(demo);

    assertThat(text(pom("pom.xml"), RUN + "/build/defaultGoal")).isEqualTo("package");
    assertThat(executions)
        .containsSubsequence(
            "prepare-package put-the-libraries-next-to-the-client",
            "package make-the-client",
            "package give-the-client-a-short-name",
            "package run-the-demo");
    assertThat(
            text(demo, "//execution[id='give-the-client-a-short-name']//artifactItem/destFileName"))
        .isEqualTo(client.group(1));
  }

  /**
   * Each execution with its phase, in Maven's order: by phase, then by the plugins' order, in which
   * a plugin of a profile keeps the place that it has outside.
   */
  private List<String> executions(Document pom) throws Exception {
    List<String> order = new ArrayList<>();
    for (String phase : List.of("prepare-package", "package")) {
      for (Node plugin : nodes(pom, "/project/build/plugins/plugin")) {
        String sameInProfile =
            RUN + "//plugin[artifactId='" + xpath.evaluate("artifactId", plugin) + "']";
        String inPhase = "executions/execution[phase='" + phase + "']/id";
        nodes(plugin, inPhase).forEach(id -> order.add(phase + " " + id.getTextContent()));
        nodes(pom, sameInProfile + "/" + inPhase)
            .forEach(id -> order.add(phase + " " + id.getTextContent()));
      }
    }
    return order;
  }

  private XPathNodes nodes(Node from, String path) throws Exception {
    return xpath.evaluateExpression(path, from, XPathNodes.class);
  }

  private String text(Document pom, String path) throws Exception {
    return xpath.evaluate(path, pom);
  }

  private static Document pom(String path) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(ROOT.resolve(path).toFile());
  }
}
