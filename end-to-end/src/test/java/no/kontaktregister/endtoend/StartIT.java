package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import no.kontaktregister.endtoend.server.ApplicationServer;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.endtoend.server.PayaraMicro.Refusal;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A service that is configured wrongly does not start, and says why, with a line for each fault.
 */
class StartIT {

  @Test
  void allFaultsAreReportedAtOnceAndNothingElse() throws Exception {
    Refusal refusal =
        refuse(
            PayaraMicro.PRODUCTION,
            Map.of(
                "kontaktregister.http.max-body-bytes", "many",
                "kontaktregister.soap.keystore", "nowhere.p12",
                "kontaktregister.soap.keystore-password", "hush",
                "kontaktregister.databse.url", "jdbc:h2:tcp://127.0.0.1:1/registry",
                "kontaktregister.database.url", "jdbc:h2:tcp://127.0.0.1:1/registry",
                "kontaktregister.database.password", "hush"));

    assertThat(refusal.log())
        .contains(
            "\n  kontaktregister.audit.key: nothing is set; expected ",
            "\n  kontaktregister.http.max-body-bytes: \"many\" cannot be used; expected a whole"
                + " number from 1024 to 16777216.",
            "\n  kontaktregister.soap.keystore: there is no readable file \"nowhere.p12\"; expected ",
            "\n  kontaktregister.databse.url: no such key is known; expected perhaps"
                + " kontaktregister.database.url.",
            "\n  kontaktregister.database.url: no database answers at 127.0.0.1:1 ")
        .doesNotContain("hush", "\tat ");
    assertThat(refusal.log().lines()).hasSizeLessThan(60);
  }

  @Test
  void theDemoListensToThisMachineOnly() throws Exception {
    Refusal refusal = refuse(PayaraMicro.DEMO, Map.of("kontaktregister.http.address", "0.0.0.0"));

    assertThat(refusal.log())
        .contains(
            "\n  kontaktregister.http.address: \"0.0.0.0\" cannot be used; expected 127.0.0.1: the"
                + " demo listens to this machine only, unless it is started with --address.");
  }

  @Test
  void aPortThatIsInUseIsRefused() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefused(
          Map.of("kontaktregister.http.port", Integer.toString(taken.getLocalPort())),
          "The service cannot listen on the address and port in the keys"
              + " kontaktregister.http.address and kontaktregister.http.port:");
    }
  }

  @Test
  void aPortThatIsNoNumberIsRefused() throws Exception {
    assertRefused(
        Map.of("kontaktregister.http.port", "http"),
        "The value of the key kontaktregister.http.port cannot be used:");
  }

  @ParameterizedTest
  @CsvSource({"missing.p12, demo-demo", "991825827.p12, wrong", "ca.pem, demo-demo"})
  void aKeyStoreForHttpsThatCannotBeUsedIsRefused(String file, String password) throws Exception {
    Path keys = Service.keysOf("991825827");

    assertRefused(
        Map.of(
            "kontaktregister.https.port",
            ApplicationServer.freePorts(1).get(0).toString(),
            "kontaktregister.https.keystore",
            keys.resolveSibling(file).toString(),
            "kontaktregister.https.keystore-password",
            password),
        "The key store in the keys kontaktregister.https.keystore and"
            + " kontaktregister.https.keystore-password cannot be used:");
  }

  @Test
  void anUnknownLogFormatIsRefused() throws Exception {
    assertRefused(
        Map.of("kontaktregister.log.format", "xml"),
        "The value of the key kontaktregister.log.format cannot be used: set it to text or json.");
  }

  @Test
  void aTemporaryFolderThatDoesNotExistIsRefused(@TempDir Path folder) throws Exception {
    assertRefused(
        Map.of("java.io.tmpdir", folder.resolve("missing").toString()),
        "The server cannot be unpacked into the temporary folder:");
  }

  @Test
  void theUnpackedServerIsDeletedAtTheEnd(@TempDir Path folder) throws Exception {
    refuse(
        PayaraMicro.PRODUCTION,
        Map.of("java.io.tmpdir", folder.toString(), "kontaktregister.http.max-body-bytes", "many"));

    assertThat(folder).isDirectoryNotContaining("glob:**/kontaktregister-*");
  }

  private static void assertRefused(Map<String, String> configuration, String why)
      throws Exception {
    assertThat(refuse(PayaraMicro.PRODUCTION, configuration).log())
        .contains("Kontaktregister did not start. " + why);
  }

  private static Refusal refuse(Path jar, Map<String, String> configuration) throws Exception {
    Refusal refusal = new PayaraMicro(jar).refuse(configuration);

    assertThat(refusal.exitCode()).isEqualTo(1);
    assertThat(refusal.log()).containsOnlyOnce("Kontaktregister did not start. ");
    return refusal;
  }
}
