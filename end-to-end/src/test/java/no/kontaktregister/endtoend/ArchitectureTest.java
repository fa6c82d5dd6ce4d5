package no.kontaktregister.endtoend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import jakarta.jws.WebService;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.kontaktregister.adapters.rest.token.Public;
import no.kontaktregister.adapters.rest.token.Scope;
import no.kontaktregister.architecture.Compliance;
import no.kontaktregister.architecture.Diagram;
import no.kontaktregister.architecture.Evidence;
import no.kontaktregister.architecture.HexagonalArchitecture;
import no.kontaktregister.architecture.MavenReactor;
import no.kontaktregister.architecture.Picture;
import no.kontaktregister.architecture.Report;
import no.kontaktregister.architecture.Rule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** This code base keeps the rules of every hexagonal code base, and two of its own. */
class ArchitectureTest {

  private static final HexagonalArchitecture KONTAKTREGISTER =
      HexagonalArchitecture.of("no.kontaktregister")
          .domain("domain")
          .application("application")
          .inboundAdapters("adapters.rest", "adapters.soap", "adapters.monitoring")
          .outboundAdapters(
              "adapters.memory", "adapters.persistence", "adapters.pki", "adapters.audit")
          .bootstrap("bootstrap", "launcher")
          .overlay("demo")
          .supporting(
              "architecture",
              "certificateauthority",
              "generator",
              "junit",
              "testcontainers",
              "testkit")
          .generated("adapters.soap.generated")
          .personal(
              "domain.person.Epostadresse",
              "domain.person.Mobiltelefonnummer",
              "domain.person.Personidentifikator",
              "domain.postkasse.Postkasseadresse")
          .accumulators("domain.configuration.Configuration")
          .useCasesAuditedBy("application.audit.Audited")
          .unauditedUseCase(
              "application.sertifikat.IdentifiserVirksomhet",
              "it finds out who calls, before they have asked for anything")
          .unauditedUseCase(
              "application.audit.RecordRefusal", "it keeps the record of a call itself")
          .commands(
              "launcher.AddJars",
              "launcher.Main",
              "demo.client.DemoClient",
              "demo.start.DemoMain",
              "generator.Generator")
          .technology("java.sql..", "javax.sql..", "javax.naming.InitialContext")
          .staysIn("adapters.persistence")
          .technology("org.flywaydb..", "com.zaxxer.hikari..")
          .staysIn("adapters.persistence")
          .technology("jakarta.ws.rs..")
          .staysIn("adapters.rest")
          .technology("jakarta.jws..", "jakarta.xml.ws..", "org.apache.cxf..")
          .staysIn("adapters.soap")
          .technology("org.apache.wss4j..")
          .staysIn("adapters.soap", "demo")
          .technology("jakarta.servlet..")
          .staysIn("adapters.soap", "adapters.rest", "adapters.monitoring", "bootstrap", "demo")
          .technology("org.eclipse.microprofile.config..")
          .staysIn("bootstrap", "demo")
          .technology("picocli..")
          .staysIn("demo")
          .technology("io.prometheus..")
          .staysIn("adapters.monitoring", "bootstrap")
          .technology("io.opentelemetry..")
          .staysIn("adapters.monitoring")
          .technology("fish.payara.micro..")
          .staysIn("launcher")
          .rule(
              Rule.of(
                  "scopes",
                  "Every REST operation names its scope, or says that it is public",
                  "an operation that says nothing would answer everybody",
                  methods()
                      .that()
                      .areMetaAnnotatedWith(HttpMethod.class)
                      .and()
                      .areDeclaredInClassesThat()
                      .resideInAPackage("no.kontaktregister.adapters.rest..")
                      .should()
                      .beAnnotatedWith(Scope.class)
                      .orShould()
                      .beAnnotatedWith(Public.class)))
          .rule(
              Rule.of(
                  "web-services",
                  "@WebService stands on interfaces alone",
                  "a server with a SOAP engine of its own would publish a class a second time, at a"
                      + " path that nobody guards",
                  noClasses()
                      .that()
                      .areNotInterfaces()
                      .should()
                      .beAnnotatedWith(WebService.class)));

  private static final Path ROOT = Path.of("..");

  private static final MavenReactor REACTOR =
      MavenReactor.at(ROOT)
          .without("examples/grpc-endpoint")
          .without("examples/junit-maven")
          .without("examples/mapdb-registry")
          .withEnforcer();

  private static final JavaClasses CLASSES = HexagonalArchitecture.read(REACTOR.folders());

  private static final Compliance COMPLIANCE =
      KONTAKTREGISTER.check(CLASSES).and(REACTOR.check(KONTAKTREGISTER, CLASSES));

  @TestFactory
  Stream<DynamicTest> theCodeBaseKeepsItsRules() {
    return COMPLIANCE.verdicts().stream()
        .map(verdict -> DynamicTest.dynamicTest(verdict.rule().sentence(), verdict::requireKept));
  }

  /** Writes the report, {@code target/architecture/index.html}, and both pictures next to it. */
  @Test
  void thePicturesInTheDocumentationShowTheCodeBaseAsItIs() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "architecture"));
    String picture = Picture.of(KONTAKTREGISTER, CLASSES);
    String diagram = Diagram.of(KONTAKTREGISTER, CLASSES);
    Files.writeString(folder.resolve("architecture.svg"), picture);
    Files.writeString(folder.resolve("architecture.mmd"), diagram);
    Files.writeString(
        folder.resolve("index.html"), Report.of(KONTAKTREGISTER, COMPLIANCE, picture, evidence()));
    System.out.println(COMPLIANCE);

    assertThat(ROOT.resolve("docs/architecture.svg"))
        .as(
            "docs/architecture.svg; copy the one from end-to-end/target/architecture if it is right")
        .hasContent(picture);
    assertThat(ROOT.resolve("docs/architecture.mmd"))
        .as(
            "docs/architecture.mmd; copy the one from end-to-end/target/architecture if it is right")
        .hasContent(diagram);
  }

  private static List<Evidence> evidence() throws IOException {
    Path folder = ROOT.resolve("architecture-rules/target");
    List<Evidence> all = new ArrayList<>(Evidence.read(folder.resolve("evidence.tsv")));
    all.addAll(Evidence.read(folder.resolve("evidence-of-modules.tsv")));
    return all;
  }
}
