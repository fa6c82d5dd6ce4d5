package no.kontaktregister.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenReactorTest {

  private static final List<String> MODULES =
      List.of("domain", "application", "web", "soap", "store", "mail", "main", "demo", "tool");

  private static final String ENFORCER =
      """
      <build><plugins><plugin>
        <artifactId>maven-enforcer-plugin</artifactId>
        <executions><execution><configuration><rules><bannedDependencies>
          <excludes><exclude>*</exclude></excludes>
        </bannedDependencies></rules></configuration></execution></executions>
      </plugin></plugins></build>
      """;

  private static final List<Evidence> EVIDENCE = new ArrayList<>();

  @TempDir private static Path sampleFolder;

  private static JavaClasses classes;

  @TempDir private Path root;

  @BeforeAll
  static void compile() throws Exception {
    classes = new SampleArchitecture(sampleFolder).with("all", List.of());
  }

  /** For the report of the code base that uses the rules. */
  @AfterAll
  static void writeEvidence() throws IOException {
    Evidence.write(Path.of("target", "evidence-of-modules.tsv"), EVIDENCE);
  }

  @BeforeEach
  void write() throws IOException {
    parent("");
    for (String name : MODULES) {
      pom(name, "", name.equals("domain") || name.equals("application") ? ENFORCER : "");
      SampleArchitecture.copy(
          sampleFolder.resolve("all/sample").resolve(name),
          Files.createDirectories(root.resolve(name).resolve("target/classes/sample"))
              .resolve(name));
      Files.createDirectories(root.resolve(name).resolve("src/main/java"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "application, sample-domain, compile",
    "web, sample-application, compile",
    "web, sample-domain, compile",
    "web, foreign, compile",
    "store, sample-domain, compile",
    "main, sample-web, compile",
    "main, sample-store, runtime",
    "main, sample-tool, test",
    "demo, sample-main, compile",
    "domain, foreign, test",
    "tool, sample-store, runtime",
    "tool, sample-domain, provided"
  })
  void anAllowedDependencyPasses(String module, String artifact, String scope) throws Exception {
    pom(module, dependency(artifact, scope), "");

    prove("modules", false, module + " depends on " + artifact + ", scope " + scope, List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "domain, foreign, compile",
    "domain, foreign, provided",
    "domain, foreign, runtime",
    "domain, sample-application, compile",
    "application, foreign, compile",
    "application, foreign, runtime",
    "application, sample-store, compile",
    "application, sample-store, runtime",
    "web, sample-store, compile",
    "web, sample-store, runtime",
    "web, sample-soap, provided",
    "store, sample-mail, compile",
    "store, sample-application, compile",
    "main, sample-tool, compile",
    "main, sample-demo, runtime",
    "tool, sample-store, compile"
  })
  void aForbiddenDependencyIsFoundBeforeAClassUsesIt(String module, String artifact, String scope)
      throws Exception {
    pom(module, dependency(artifact, scope), "");

    prove(
        "modules",
        true,
        module + " depends on " + artifact + ", scope " + scope,
        List.of(
            "The module "
                + module
                + " depends on "
                + artifact.replace("sample-", "")
                + (scope.equals("compile") ? "" : ", scope " + scope)));
  }

  @Test
  void aDependencyInAProfileCounts() throws Exception {
    pom(
        "domain",
        "",
        "<profiles><profile><id>fast</id><dependencies>"
            + dependency("foreign", "compile")
            + "</dependencies></profile></profiles>");

    prove(
        "modules",
        true,
        "the domain depends on a library in a profile",
        List.of("The module domain depends on foreign, in the profile fast"));
  }

  @Test
  void aDependencyOfTheParentCounts() throws Exception {
    parent("<dependencies>" + dependency("foreign", "compile") + "</dependencies>");

    prove(
        "modules",
        true,
        "the parent gives every module a library",
        List.of(
            "The module domain depends on foreign, by the parent's pom",
            "The module application depends on foreign, by the parent's pom"));
  }

  @Test
  void aTestDependencyByTheParentsManagementPasses() throws Exception {
    parent(
        "<dependencyManagement><dependencies>"
            + dependency("foreign", "test")
            + "</dependencies></dependencyManagement>");
    pom("domain", "<dependency><artifactId>foreign</artifactId></dependency>", "");

    prove("modules", false, "a scope that the parent's management says", List.of());
  }

  @Test
  void aClassInAnotherModulesPackageIsFound() throws Exception {
    Sources.compile(
        List.of("package sample.domain.trick; class Trick {}"), root.resolve("web/target/classes"));

    prove(
        "modules",
        true,
        "a class in a package of another module",
        List.of("The classes of domain come from domain and web"));
  }

  @Test
  void aModuleThatTheBuildDoesNotListIsFound() throws Exception {
    Files.createDirectories(root.resolve("fax/src/main/java"));
    Files.writeString(root.resolve("fax/pom.xml"), "<project/>");

    prove(
        "modules",
        true,
        "a folder with a pom that the build does not list",
        List.of("The folder fax has a pom, but the build does not list it"));
  }

  @Test
  void theEnforcerMustBanDependenciesOfTheCore() throws Exception {
    assertThat(verdict("enforcer").isKept()).isTrue();
    EVIDENCE.add(
        new Evidence("enforcer", false, "domain and application ban all dependencies", true));

    pom("domain", "", "");
    assertThat(verdict("enforcer").violations())
        .containsExactly("The pom of domain does not ban dependencies");
    EVIDENCE.add(new Evidence("enforcer", true, "the enforcer is removed", true));

    pom("domain", "", ENFORCER.replace("<rules>", "<skip>true</skip><rules>"));
    assertThat(verdict("enforcer").violations()).hasSize(1);
    EVIDENCE.add(new Evidence("enforcer", true, "the enforcer is skipped", true));

    pom(
        "domain",
        "",
        ENFORCER.replace(
            "<executions>", "<configuration><skip>true</skip></configuration><executions>"));
    assertThat(verdict("enforcer").violations()).hasSize(1);
    EVIDENCE.add(
        new Evidence("enforcer", true, "all executions of the enforcer are skipped", true));

    pom("domain", "", ENFORCER.replace("<rules>", "<fail>false</fail><rules>"));
    assertThat(verdict("enforcer").violations()).hasSize(1);
    EVIDENCE.add(new Evidence("enforcer", true, "the enforcer only warns", true));

    pom("domain", "", "<properties><enforcer.skip>true</enforcer.skip></properties>" + ENFORCER);
    assertThat(verdict("enforcer").violations()).hasSize(1);
    EVIDENCE.add(new Evidence("enforcer", true, "a property skips the enforcer", true));

    pom("domain", "", enforcer("*:*"));
    assertThat(verdict("enforcer").violations()).hasSize(1);
    EVIDENCE.add(new Evidence("enforcer", true, "the enforcer allows everything", true));

    pom("domain", "", enforcer("*:*:*:*:test"));
    pom("application", "", enforcer("sample:sample-domain"));
    assertThat(verdict("enforcer").isKept()).isTrue();
    EVIDENCE.add(
        new Evidence("enforcer", false, "the enforcer allows test libraries and the domain", true));

    pom("domain", "", ENFORCER.replace("<configuration>", "<phase>none</phase><configuration>"));
    assertThat(verdict("enforcer").violations()).hasSize(1);
    EVIDENCE.add(new Evidence("enforcer", true, "the enforcer runs in no phase", true));
  }

  @ParameterizedTest
  @CsvSource({
    "sample.domain.Post, sample.mail.Mail,",
    "sample.domain.Post, sample.mail.Mial, names sample.mail.Mial, which does not exist",
    "sample.domain.Pots, sample.mail.Mail, is named for an interface that does not exist",
    "sample.domain.Post, sample.store.Store, 'names sample.store.Store, which does not implement it'",
    "sample.domain.Trail, sample.main.LogTrail, 'names sample.main.LogTrail, which has no public"
        + " constructor without arguments'",
    "sample.domain.Post, '# nothing', "
  })
  void aServiceFileMustNameExistingClasses(String service, String provider, String message)
      throws Exception {
    Path folder =
        Files.createDirectories(root.resolve("mail/src/main/resources/META-INF/services"));
    Files.writeString(folder.resolve(service), provider + "\n");

    if (message == null) {
      assertThat(verdict("services-files").isKept()).isTrue();
    } else {
      assertThat(verdict("services-files").violations())
          .isNotEmpty()
          .first()
          .asString()
          .startsWith("mail: META-INF/services/" + service + " ")
          .contains(message);
    }
    EVIDENCE.add(new Evidence("services-files", message != null, service + ": " + provider, true));
  }

  @Test
  void anAdapterThatIsMissingFromTheServiceFileIsFound() throws Exception {
    JavaClasses more =
        new SampleArchitecture(Files.createDirectories(root.resolve("more")))
            .with(
                "two",
                List.of(
                    "package sample.mail; public class Second implements sample.domain.Post {"
                        + " public void send(sample.domain.Citizen c) {} }"));
    Path folder =
        Files.createDirectories(root.resolve("mail/src/main/resources/META-INF/services"));
    Files.writeString(folder.resolve("sample.domain.Post"), "sample.mail.Mail\n");

    assertThat(
            MavenReactor.at(root)
                .check(SampleArchitecture.DESCRIPTION, more)
                .verdicts()
                .get(1)
                .violations())
        .containsExactly("No META-INF/services/sample.domain.Post names sample.mail.Second");
    EVIDENCE.add(
        new Evidence("services-files", true, "an adapter is missing from the service file", true));
  }

  @Test
  void aPomThatIsMissingIsNotPassedOver() {
    Path missing = root.resolve("nowhere");

    assertThatThrownBy(() -> MavenReactor.at(missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no pom in " + missing.resolve("pom.xml") + ".");
  }

  @Test
  void theFoldersOfClassesAreThoseOfModulesWithSources() {
    assertThat(MavenReactor.at(root).folders())
        .hasSize(MODULES.size())
        .contains(root.resolve("web/target/classes"));
  }

  @Test
  void aModuleThatIsNotPartOfTheCodeBaseIsLeftOut() {
    assertThat(MavenReactor.at(root).without("web").folders())
        .hasSize(MODULES.size() - 1)
        .doesNotContain(root.resolve("web/target/classes"));
    assertThatThrownBy(() -> MavenReactor.at(root).without("wbe"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The build lists no module wbe.");
  }

  private Verdict verdict(String rule) {
    return MavenReactor.at(root)
        .withEnforcer()
        .check(SampleArchitecture.DESCRIPTION, classes)
        .verdicts()
        .stream()
        .filter(it -> it.rule().name().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static String enforcer(String include) {
    return ENFORCER.replace(
        "</excludes>", "</excludes><includes><include>" + include + "</include></includes>");
  }

  private List<String> faults() {
    return verdict("modules").violations();
  }

  private void prove(String rule, boolean breaks, String what, List<String> expected) {
    int place = EVIDENCE.size();
    EVIDENCE.add(new Evidence(rule, breaks, what, false));
    assertThat(faults()).containsExactlyElementsOf(expected);
    EVIDENCE.set(place, new Evidence(rule, breaks, what, true));
  }

  private void parent(String content) throws IOException {
    Files.writeString(
        root.resolve("pom.xml"),
        "<project><artifactId>sample</artifactId><modules>"
            + String.join("", MODULES.stream().map(it -> "<module>" + it + "</module>").toList())
            + "</modules>"
            + content
            + "</project>");
  }

  private void pom(String name, String dependencies, String more) throws IOException {
    Files.createDirectories(root.resolve(name));
    Files.writeString(
        root.resolve(name).resolve("pom.xml"),
        """
        <project>
          <parent><artifactId>sample</artifactId></parent>
          <artifactId>sample-%s</artifactId>
          <dependencies>%s</dependencies>
          %s
        </project>
        """
            .formatted(name, dependencies, more));
  }

  private static String dependency(String artifact, String scope) {
    return "<dependency><artifactId>"
        + artifact
        + "</artifactId><scope>"
        + scope
        + "</scope></dependency>";
  }
}
