package no.kontaktregister.bootstrap;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import jakarta.jws.WebService;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.kontaktregister.adapters.rest.maskinporten.Scope;
import no.kontaktregister.architecture.Compliance;
import no.kontaktregister.architecture.Evidence;
import no.kontaktregister.architecture.House;
import no.kontaktregister.architecture.Picture;
import no.kontaktregister.architecture.Poms;
import no.kontaktregister.architecture.Report;
import no.kontaktregister.architecture.Verdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** This house keeps the rules of every hexagonal house, and two of its own. */
class ArchitectureTest {

  static final House HOUSE =
      House.of("no.kontaktregister")
          .domain("domain")
          .application("application")
          .inbound("adapters.rest", "adapters.soap")
          .outbound("adapters.memory", "adapters.persistence", "adapters.pki")
          .bootstrap("bootstrap")
          .beside("architecture", "demo", "generator", "kit")
          .generated("adapters.soap.generated")
          .personal(
              "domain.person.Epostadresse",
              "domain.person.Mobiltelefonnummer",
              "domain.person.Personidentifikator",
              "domain.postkasse.Postkasseadresse")
          .allowing("entry", "adapters.soap.SoapServlet", "hands the port on to Signers")
          .allowing(
              "entry",
              "adapters.soap.wssecurity.Signers",
              "who calls has to be known before a use case can be")
          .allowing(
              "beside",
              "bootstrap.startpage.DemoCaller",
              "in demo mode the service asks itself, as a caller would")
          .allowing("printing", "bootstrap.server.Main", "it is a command")
          .allowing("printing", "demo.Demo", "it is a command")
          .allowing("printing", "generator.Generator", "it is a command");

  private static final Path ROOT = Path.of("..");

  /** The module of each room. */
  private static final Map<String, String> MODULES =
      Map.ofEntries(
          entry("domain", "domain"),
          entry("application", "application"),
          entry("adapters.rest", "adapters-rest"),
          entry("adapters.soap", "adapters-soap"),
          entry("adapters.memory", "adapters-memory"),
          entry("adapters.persistence", "adapters-persistence"),
          entry("adapters.pki", "adapters-pki"),
          entry("bootstrap", "bootstrap"),
          entry("architecture", "architecture-rules"),
          entry("demo", "demo"),
          entry("generator", "generator"),
          entry("kit", "contract-kit"));

  private static final JavaClasses CLASSES =
      House.read(
          MODULES.values().stream()
              .map(module -> ROOT.resolve(module).resolve("target/classes"))
              .toArray(Path[]::new));

  private static final Compliance COMPLIANCE = check();

  private static Compliance check() {
    List<Verdict> verdicts = new ArrayList<>(HOUSE.check(CLASSES).verdicts());
    verdicts.add(
        Poms.check(
            HOUSE,
            MODULES.entrySet().stream()
                .collect(
                    toMap(
                        Map.Entry::getKey, it -> ROOT.resolve(it.getValue()).resolve("pom.xml")))));
    return new Compliance(verdicts);
  }

  @TestFactory
  Stream<DynamicTest> theHouseKeepsItsRules() {
    return COMPLIANCE.verdicts().stream()
        .map(verdict -> DynamicTest.dynamicTest(verdict.rule().sentence(), verdict::requireKept));
  }

  /**
   * Draws the house, tells how it keeps its rules, and writes the report: {@code
   * target/architecture/index.html}.
   */
  @Test
  void thePictureInTheReadmeIsTheHouseAsItIs() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "architecture"));
    String picture = Picture.of(HOUSE, CLASSES);
    Files.writeString(folder.resolve("house.svg"), picture);
    Files.writeString(
        folder.resolve("index.html"), Report.of(HOUSE, COMPLIANCE, picture, evidence()));
    System.out.println(COMPLIANCE);

    assertThat(ROOT.resolve("docs/house.svg"))
        .as("docs/house.svg; copy bootstrap/target/architecture/house.svg there when it is right")
        .hasContent(picture);
  }

  private static List<Evidence> evidence() throws IOException {
    Path folder = ROOT.resolve("architecture-rules/target");
    List<Evidence> all = new ArrayList<>(Evidence.read(folder.resolve("evidence.tsv")));
    all.addAll(Evidence.read(folder.resolve("evidence-of-poms.tsv")));
    return all;
  }

  @Test
  void everyRestOperationNeedsAScope() {
    methods()
        .that()
        .areMetaAnnotatedWith(HttpMethod.class)
        .should()
        .beAnnotatedWith(Scope.class)
        .because("an operation without a scope would answer everybody")
        .check(CLASSES);
  }

  @Test
  void noClassIsAWebService() {
    noClasses()
        .that()
        .areNotInterfaces()
        .should()
        .beAnnotatedWith(WebService.class)
        .because(
            "a server with a SOAP engine of its own would publish it a second time, at a path that"
                + " nobody guards")
        .check(CLASSES);
  }
}
