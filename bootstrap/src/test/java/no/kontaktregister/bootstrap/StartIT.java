package no.kontaktregister.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import no.kontaktregister.bootstrap.servers.PayaraMicro;
import no.kontaktregister.bootstrap.servers.PayaraMicro.Refusal;
import no.kontaktregister.bootstrap.service.Service;
import no.kontaktregister.bootstrap.service.TokenIssuer;
import org.junit.jupiter.api.Test;

/** A service that cannot serve does not start, and says in one sentence why. */
class StartIT {

  @Test
  void withoutConfigurationTheFirstMissingKeyIsNamed() throws Exception {
    assertRefused(Map.of(), "The key kontaktregister.maskinporten.issuer is not set: set it to ");
  }

  @Test
  void aValueThatCannotBeUsedIsNotRepeated() throws Exception {
    Refusal refusal =
        assertRefused(
            Map.of("mp.config.profile", "demo", "kontaktregister.http.max-body-bytes", "many"),
            "The value of the key kontaktregister.http.max-body-bytes cannot be used:"
                + " set it to a whole number from 1024 to 16777216.");

    assertThat(refusal.log()).doesNotContain("many");
  }

  @Test
  void aDatabaseThatCannotBeReachedIsNamedWithoutItsPassword() throws Exception {
    Refusal refusal =
        assertRefused(
            Service.complete(
                Map.of(
                    "kontaktregister.audit.key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                    "kontaktregister.database.url", "jdbc:h2:tcp://127.0.0.1:1/registry",
                    "kontaktregister.database.password", "hush"),
                new TokenIssuer()),
            "the database is not ready: it cannot be connected to");

    assertThat(refusal.log()).doesNotContain("hush");
  }

  @Test
  void theDemoDoesNotListenToOtherMachines() throws Exception {
    assertRefused(
        Map.of("mp.config.profile", "demo", "kontaktregister.http.address", "0.0.0.0"),
        "The value of the key kontaktregister.http.address cannot be used:"
            + " set it to 127.0.0.1, the only address the profile demo listens on.");
  }

  @Test
  void aPortThatIsTakenIsNotShared() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefused(
          Map.of("kontaktregister.http.port", Integer.toString(taken.getLocalPort())),
          "Nothing can listen on the keys kontaktregister.http.address and"
              + " kontaktregister.http.port:");
    }
  }

  @Test
  void aPortIsANumber() throws Exception {
    assertRefused(
        Map.of("kontaktregister.http.port", "http"),
        "The value of the key kontaktregister.http.port cannot be used:");
  }

  private static Refusal assertRefused(Map<String, String> configuration, String why)
      throws Exception {
    Refusal refusal = new PayaraMicro(PayaraMicro.JAR).refuse(configuration);

    assertThat(refusal.exitCode()).isEqualTo(1);
    assertThat(
            refusal.log().lines().filter(line -> line.startsWith("Kontaktregister did not start.")))
        .singleElement()
        .asString()
        .startsWith("Kontaktregister did not start. " + why);
    return refusal;
  }
}
