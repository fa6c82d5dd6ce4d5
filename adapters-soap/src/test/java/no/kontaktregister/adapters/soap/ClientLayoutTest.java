package no.kontaktregister.adapters.soap;

import static no.kontaktregister.adapters.soap.Client.difiJava;
import static no.kontaktregister.adapters.soap.Client.difiNet;
import static no.kontaktregister.adapters.soap.Client.envelope;
import static no.kontaktregister.adapters.soap.Client.paaVegneAv;
import static no.kontaktregister.adapters.soap.Client.soapUi;
import static no.kontaktregister.adapters.soap.Client.write;
import static no.kontaktregister.adapters.soap.LocalService.OPPSLAGSTJENESTEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import no.kontaktregister.adapters.soap.wssecurity.Requests;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients of the real service send, in both modes. */
class ClientLayoutTest {

  private static final String QUESTION = "<m:HentPrintSertifikatForespoersel/>";

  private static LocalService strict;
  private static LocalService asPublished;

  @BeforeAll
  static void publish() {
    strict = new LocalService(Requests.STRICT);
    asPublished = new LocalService(Requests.AS_PUBLISHED);
  }

  @AfterAll
  static void close() {
    strict.close();
    asPublished.close();
  }

  static Stream<Arguments> layouts() {
    return Stream.of(
        Arguments.of("Difi's Java client", difiJava(), ""),
        Arguments.of("Difi's .NET client", difiNet(), ""),
        Arguments.of(
            "Difi's .NET client, exclusive", difiNet().canonicalization(Client.EXCLUSIVE), ""),
        Arguments.of("Difi's .NET client for another", difiNet(), paaVegneAv("922020175")),
        Arguments.of("Difi's SoapUI project", soapUi(), "<!-- 1 to 1000 -->"),
        Arguments.of("Difi's SoapUI project for another", soapUi(), paaVegneAv("922020175")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void asPublishedAcceptsWhatTheRealServiceAccepted(String name, Client client, String header)
      throws Exception {
    String answer =
        asPublished.send(OPPSLAGSTJENESTEN, write(client.sign(envelope(header, QUESTION))));

    assertThat(write(client.open(answer))).contains("postkasseleverandoerAdresse");
  }

  @Test
  void strictRefusesSha1Digests() throws Exception {
    assertThat(strict.send(OPPSLAGSTJENESTEN, write(difiJava().sign(envelope(QUESTION)))))
        .contains(
            "The algorithm of the signature's DigestMethod is not accepted. Use one of "
                + "http://www.w3.org/2001/04/xmlenc#sha256");
  }

  @Test
  void strictRefusesAnUnsignedPaaVegneAv() throws Exception {
    Client client = difiNet().digest(Client.SHA256);

    assertThat(
            strict.send(
                OPPSLAGSTJENESTEN, write(client.sign(envelope(paaVegneAv("922020175"), QUESTION)))))
        .contains("The signature does not cover the Oppslagstjenesten. Sign it.");
  }

  @Test
  void strictAcceptsSoapUi() throws Exception {
    String answer = strict.send(OPPSLAGSTJENESTEN, write(soapUi().sign(envelope(QUESTION))));

    assertThat(write(soapUi().open(answer))).contains("postkasseleverandoerAdresse");
  }

  @Test
  void theRequestCountsForPaaVegneAvSignedOrNot() throws Exception {
    Caller expected =
        new Caller(
            Virksomhetsidentifikator.parse(Keys.PROVIDER).orElseThrow(),
            Virksomhetsidentifikator.parse("922020175").orElseThrow());
    String request = envelope(paaVegneAv("922020175"), QUESTION);

    asPublished.send(OPPSLAGSTJENESTEN, write(Client.client().sign(request)));
    assertThat(asPublished.useCases.asked.pop().caller()).isEqualTo(expected);

    Client signing = Client.client().parts("Timestamp", "Body", "Oppslagstjenesten");
    asPublished.send(OPPSLAGSTJENESTEN, write(signing.sign(request)));
    assertThat(asPublished.useCases.asked.pop().caller()).isEqualTo(expected);
    strict.send(OPPSLAGSTJENESTEN, write(signing.sign(request)));
    assertThat(strict.useCases.asked.pop().caller()).isEqualTo(expected);
  }

  @Test
  void withoutPaaVegneAvTheRequestCountsForItsSigner() throws Exception {
    strict.send(OPPSLAGSTJENESTEN, write(Client.client().sign(envelope(QUESTION))));

    assertThat(strict.useCases.asked.pop().caller())
        .isEqualTo(Caller.itself(Virksomhetsidentifikator.parse(Keys.PROVIDER).orElseThrow()));
  }
}
