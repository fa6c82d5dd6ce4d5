package no.kontaktregister.adapters.soap;

import static no.kontaktregister.adapters.soap.Client.client;
import static no.kontaktregister.adapters.soap.Client.envelope;
import static no.kontaktregister.adapters.soap.Client.first;
import static no.kontaktregister.adapters.soap.Client.write;
import static no.kontaktregister.adapters.soap.LocalService.OPPSLAGSTJENESTEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import no.kontaktregister.adapters.soap.LocalService.Answer;
import no.kontaktregister.adapters.soap.wssecurity.Requests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** How answers are secured and compressed. */
class AnswerTest {

  private static final String QUESTION = envelope("<m:HentPrintSertifikatForespoersel/>");

  private static LocalService service;

  @BeforeAll
  static void publish() {
    service = new LocalService(Requests.STRICT);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void anAnswerIsSignedAndItsBodyEncryptedToTheCaller() throws Exception {
    String answer = service.send(OPPSLAGSTJENESTEN, write(client().sign(QUESTION)));

    assertThat(answer)
        .contains("EncryptedData", "SignatureConfirmation", "aes256-cbc", "rsa-oaep-mgf1p")
        .contains("rsa-sha256")
        .doesNotContain("postkasseleverandoerAdresse");
    assertThat(write(client().open(answer))).contains("postkasseleverandoerAdresse");
  }

  @Test
  void anAnswerExpiresAfterAMinute() throws Exception {
    Document answer =
        client().open(service.send(OPPSLAGSTJENESTEN, write(client().sign(QUESTION))));

    Instant created = Instant.parse(first(answer, Client.WSU, "Created").getTextContent());
    Instant expires = Instant.parse(first(answer, Client.WSU, "Expires").getTextContent());
    assertThat(Duration.between(created, expires)).isEqualTo(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "gzip, deflate", "deflate;q=0.5, gzip;q=1.0"})
  void anAnswerIsCompressedForWhoeverAcceptsIt(String accepted) throws Exception {
    Answer answer = answer(accepted, QUESTION);

    assertThat(answer.headers().get("Content-Encoding")).containsExactly("gzip");
    assertThat(answer.headers().get("Vary")).containsExactly("Accept-Encoding");
    assertThat(write(client().open(unzip(answer)))).contains("postkasseleverandoerAdresse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip;q=0", "deflate, gzip;q=0.0", "*;q=0, identity"})
  void anAnswerIsNotCompressedForAnyoneElse(String accepted) throws Exception {
    Answer answer = answer(accepted, QUESTION);

    assertThat(answer.headers()).doesNotContainKey("Content-Encoding");
    assertThat(answer.text()).contains("EncryptedData");
  }

  @Test
  void aFaultIsCompressedToo() throws Exception {
    assertThat(unzip(answer("gzip", envelope("")))).contains("soap:Sender");
  }

  private static Answer answer(String accepted, String request) throws Exception {
    return service.send(
        OPPSLAGSTJENESTEN,
        write(client().sign(request)),
        "application/soap+xml",
        Map.of("Accept-Encoding", List.of(accepted)));
  }

  private static String unzip(Answer answer) throws Exception {
    return new String(
        new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
        StandardCharsets.UTF_8);
  }
}
