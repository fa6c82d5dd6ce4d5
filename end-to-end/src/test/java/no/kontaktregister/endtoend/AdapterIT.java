package no.kontaktregister.endtoend;

import static no.kontaktregister.endtoend.service.Call.PUBLIC_BODY;
import static no.kontaktregister.endtoend.service.Call.kanVelge;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import jakarta.enterprise.inject.spi.Extension;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import no.example.adapters.AcceptingCertificateValidation;
import no.example.adapters.FileAuditTrail;
import no.example.adapters.FixedEnterpriseIdentification;
import no.example.csvregister.CsvFiles;
import no.example.csvregister.CsvRegistryAdapter;
import no.example.meddling.OwnConfiguration;
import no.example.meddling.VetoingExtension;
import no.kontaktregister.demo.DemoRegistry;
import no.kontaktregister.domain.register.RegistryAdapter;
import no.kontaktregister.domain.sertifikat.CertificateValidationAdapter;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentificationAdapter;
import no.kontaktregister.domain.tilgang.AuditTrailAdapter;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.endtoend.server.PayaraMicro.Refusal;
import no.kontaktregister.endtoend.service.AdapterJar;
import no.kontaktregister.endtoend.service.DemoCertificates;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same service with other adapters: chosen by configuration, or added as jars and named. */
class AdapterIT {

  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final String REGISTER = "kontaktregister.register.adapter";

  @TempDir private static Path folder;

  private static Path withAdapters;

  /** An archive with one jar more for each outbound port, and a library of one of them. */
  @BeforeAll
  static void addTheJarsOfAnotherProject() throws Exception {
    Path csv =
        new AdapterJar()
            .with("no/example/csvregister")
            .with(RegistryAdapter.class, CsvRegistryAdapter.class)
            .in(folder, "csv-adapter.jar");
    Path others =
        new AdapterJar()
            .with("no/example/adapters")
            .with(CertificateValidationAdapter.class, AcceptingCertificateValidation.class)
            .with(EnterpriseIdentificationAdapter.class, FixedEnterpriseIdentification.class)
            .with(AuditTrailAdapter.class, FileAuditTrail.class)
            .in(folder, "other-adapters.jar");
    withAdapters =
        AdapterJar.add(PayaraMicro.PRODUCTION, folder, csv, libraryOf(CsvReader.class), others);
  }

  @Test
  void anAdapterFromAnotherProjectServesTheDemoTableAndThoseThatAreNotNamedHaveNoEffect()
      throws Exception {
    try (Service service = start(Map.of())) {
      // This adapter only reads.
      AcceptanceTable.assertHolds(AcceptanceTable.kanVelgeRows(), service);
      AcceptanceTable.assertHolds(AcceptanceTable.personerRows(), service);
    }
  }

  @Test
  void eachOutboundPortHasTheAdapterThatIsNamed() throws Exception {
    Path audit = folder.resolve("audit.txt");
    try (Service service =
        start(
            Map.of(
                "kontaktregister.certificates.adapter", "accepting",
                "kontaktregister.enterprises.adapter", "fixed",
                "kontaktregister.fixed.enterprise", "984661185",
                "kontaktregister.audit.adapter", "file",
                "kontaktregister.audit-file.path", audit.toString()))) {
      assertThat(
              Endpoint.REST.answer(service, kanVelge("20914695016").with("X509Sertifikat", "aGVp")))
          .isEqualTo("JA");
      HttpResponse<String> answer =
          Endpoint.SOAP.ask(service, kanVelge("12837512040").by(PUBLIC_BODY));

      assertThat(
              Endpoint.SOAP.read(service, kanVelge("12837512040").by(PUBLIC_BODY), answer.body()))
          .isEqualTo("NEI RESERVERT");
      assertThat(audit)
          .content()
          .contains(
              "KAN_VELGE_SIKKER_DIGITAL_POSTKASSE JA ",
              "KAN_VELGE_SIKKER_DIGITAL_POSTKASSE RESERVERT "
                  + answer.headers().firstValue("X-Correlation-Id").orElseThrow());
    }
    assertThat(audit).content().endsWith("\nCLOSED\n");
  }

  @Test
  void aNameThatNoAdapterHasStopsTheStart() throws Exception {
    Refusal refusal =
        new PayaraMicro(withAdapters)
            .refuse(
                Map.of(
                    REGISTER,
                    "punchcards",
                    "kontaktregister.certificates.adapter",
                    "none",
                    "kontaktregister.inbound.adapters",
                    "fax"));

    assertThat(refusal.log())
        .contains(
            "\n  kontaktregister.register.adapter: \"punchcards\" cannot be used; expected one of"
                + " csv, jdbc, memory.",
            "\n  kontaktregister.certificates.adapter: \"none\" cannot be used; expected one of"
                + " accepting, pkix.",
            "\n  kontaktregister.inbound.adapters: \"fax\" cannot be used; expected ");
  }

  @Test
  void anAdapterThatIsIncompleteStopsTheStart() throws Exception {
    Path jar =
        new AdapterJar()
            .with("no/example/csvregister")
            .with(RegistryAdapter.class, CsvRegistryAdapter.class)
            .with("META-INF/services/" + AuditTrailAdapter.class.getName(), "no.example.Missing")
            .in(folder, "incomplete.jar");
    Refusal refusal =
        new PayaraMicro(
                AdapterJar.add(
                    PayaraMicro.PRODUCTION,
                    Files.createDirectory(folder.resolve("incomplete")),
                    jar))
            .refuse(Map.of(REGISTER, "csv", "kontaktregister.csv.folder", folder.toString()));

    assertThat(refusal.log())
        .contains(
            "\n  kontaktregister.register.adapter: the adapter csv lacks the class"
                + " de/siegmar/fastcsv/reader/CsvReader; expected all jars that it needs in the"
                + " archive.",
            "\n  kontaktregister.audit.adapter: an adapter cannot be loaded (")
        .contains("no.example.Missing");
  }

  @Test
  void aJarThatNoKeyNamesCannotTakeOverAPort() throws Exception {
    Path beans =
        new AdapterJar()
            .with("no/example/hostile")
            .with("no/kontaktregister/hostile")
            .in(folder, "beans.jar");
    // Apart from the beans: a jar with an extension is searched for no beans.
    Path services =
        new AdapterJar()
            .with("no/example/meddling")
            .with(Extension.class, VetoingExtension.class)
            .with(ConfigSource.class, OwnConfiguration.class)
            .with(
                "META-INF/microprofile-config.properties",
                "config_ordinal=1000\nkontaktregister.certificates.adapter=accepting\n")
            .in(folder, "services.jar");
    Refusal refusal =
        new PayaraMicro(
                AdapterJar.add(
                    PayaraMicro.PRODUCTION,
                    Files.createDirectory(folder.resolve("hostile")),
                    beans,
                    services))
            .refuse(Map.of());

    assertThat(refusal.log())
        .contains(
            "Kontaktregister did not start. A jar in the archive would change the service although"
                + " no key names it: ",
            "CDI bean no.example.hostile.AlternativeValidation in beans.jar; ",
            "CDI bean no.example.hostile.CuriousInterceptor in beans.jar; ",
            "CDI bean no.example.hostile.LyingDecorator in beans.jar; ",
            "CDI bean no.example.hostile.QuietOverlay in beans.jar; ",
            "CDI bean no.example.meddling.VetoingExtension in services.jar; ",
            "CDI bean no.kontaktregister.hostile.LooksLikeOurs in beans.jar; ",
            "ConfigSource no.example.meddling.OwnConfiguration in services.jar; ",
            "Extension no.example.meddling.VetoingExtension in services.jar; ",
            "services.jar!/META-INF/microprofile-config.properties names an adapter");
  }

  @Test
  void theRegistryInMemoryIsChosenByConfiguration() throws Exception {
    try (Service service = Service.start(Map.of(REGISTER, "memory"))) {
      AcceptanceTable.assertHolds(AcceptanceTable.rows(), service);
    }
  }

  /** Starts the archive with the demo's citizens in CSV files. */
  private static Service start(Map<String, String> configuration) throws Exception {
    CsvFiles.write(
        folder,
        DemoRegistry.virksomheter(DemoCertificates::sertifikat),
        DemoRegistry.persons(Clock.systemUTC().instant()));
    Map<String, String> all = new HashMap<>(configuration);
    all.put("kontaktregister.audit.key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    all.put("kontaktregister.person.synthetic-numbers", "accepted");
    all.put(REGISTER, "csv");
    all.put("kontaktregister.csv.folder", folder.toString());
    return Service.start(new PayaraMicro(withAdapters), JAVA_HOME, all);
  }

  private static Path libraryOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
