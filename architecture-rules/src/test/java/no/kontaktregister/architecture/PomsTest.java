package no.kontaktregister.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PomsTest {

  private static final List<Evidence> EVIDENCE = new ArrayList<>();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "application, sample-domain, compile",
    "web, sample-application, compile",
    "web, sample-domain, compile",
    "web, foreign, compile",
    "store, sample-domain, compile",
    "main, sample-web, compile",
    "main, sample-tool, test",
    "domain, foreign, test",
    "tool, sample-store, runtime",
    "tool, sample-domain, provided"
  })
  void whatTheRulesAllowIsAllowed(String room, String artifact, String scope) throws Exception {
    Verdict verdict = check(room, artifact, scope);

    assertThat(verdict.isKept()).as(verdict.toString()).isTrue();
    EVIDENCE.add(new Evidence("poms", false, change(room, artifact, scope), true));
  }

  @ParameterizedTest
  @CsvSource({
    "domain, foreign, compile",
    "domain, foreign, provided",
    "domain, sample-application, compile",
    "application, foreign, compile",
    "application, sample-store, compile",
    "web, sample-store, compile",
    "web, sample-soap, provided",
    "store, sample-mail, compile",
    "store, sample-application, compile",
    "main, sample-tool, compile",
    "tool, sample-store, compile"
  })
  void whatTheyDoNotIsFoundBeforeAClassUsesIt(String room, String artifact, String scope)
      throws Exception {
    assertThat(check(room, artifact, scope).violations())
        .containsExactly("The pom of " + room + " depends on " + artifact);
    EVIDENCE.add(new Evidence("poms", true, change(room, artifact, scope), true));
  }

  /** For the report of the house that uses the rules. */
  @AfterAll
  static void writeEvidence() throws IOException {
    Evidence.write(Path.of("target", "evidence-of-poms.tsv"), EVIDENCE);
  }

  private static String change(String room, String artifact, String scope) {
    return room + " depends on " + artifact + ", scope " + scope;
  }

  @Test
  void whatOneClassMayDoItsModuleCan() throws Exception {
    House allowing = SampleHouse.HOUSE.allowing("beside", "main.Wiring", "a test");

    assertThat(Poms.check(allowing, poms("main", "sample-tool", "compile")).isKept()).isTrue();
    assertThat(Poms.check(allowing, poms("web", "sample-tool", "compile")).isKept()).isFalse();
    assertThat(Poms.check(allowing, poms("main", "sample-domain", "compile")).isKept()).isTrue();
  }

  @Test
  void aPomThatIsMissingIsNotPassedOver() {
    Path missing = folder.resolve("pom.xml");

    assertThatThrownBy(() -> Poms.check(SampleHouse.HOUSE, Map.of("domain", missing)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no pom in " + missing + ".");
    assertThatThrownBy(() -> Poms.check(SampleHouse.HOUSE, Map.of("cellar", missing)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no room cellar.");
  }

  private Verdict check(String room, String artifact, String scope) throws IOException {
    return Poms.check(SampleHouse.HOUSE, poms(room, artifact, scope));
  }

  private Map<String, Path> poms(String room, String artifact, String scope) throws IOException {
    Map<String, Path> poms = new HashMap<>();
    for (String name :
        List.of("domain", "application", "web", "soap", "store", "mail", "main", "tool")) {
      Path pom = folder.resolve(name + ".xml");
      Files.writeString(
          pom,
          """
          <project>
            <parent><artifactId>sample</artifactId></parent>
            <artifactId>sample-%s</artifactId>
            <dependencies>%s</dependencies>
            <build><plugins><plugin><dependencies>
              <dependency><artifactId>sample-tool</artifactId></dependency>
            </dependencies></plugin></plugins></build>
          </project>
          """
              .formatted(name, name.equals(room) ? dependency(artifact, scope) : ""));
      poms.put(name, pom);
    }
    return poms;
  }

  private static String dependency(String artifact, String scope) {
    return "<dependency><artifactId>"
        + artifact
        + "</artifactId><scope>"
        + scope
        + "</scope></dependency>";
  }
}
