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
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.interceptor.AttachmentOutInterceptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

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

  /** For them CXF would leave the archive's class loader with the server. */
  @Test
  void noMessageIsSearchedForAttachments() {
    assertThat(service.interceptorsOfCxf())
        .isNotEmpty()
        .noneMatch(AttachmentInInterceptor.class::isInstance)
        .noneMatch(AttachmentOutInterceptor.class::isInstance);
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

  /** Clients compare SignatureConfirmation as text with what they sent. */
  @Test
  void base64OfAnAnswerIsOnOneLine() throws Exception {
    Document request = client().sign(QUESTION);
    Element signature = first(request, Client.DS, "SignatureValue");
    signature.setTextContent(signature.getTextContent().replaceAll("\\s", ""));

    String answer = service.send(OPPSLAGSTJENESTEN, write(request));

    assertThat(answer)
        .contains("Value=\"" + signature.getTextContent() + "\"")
        .doesNotContain("&#");
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
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gzip                               | gzip
          GZIP                               | gzip
          gzip, deflate                      | gzip
          deflate ; Q=0.5 , GZip ; q=1.000   | gzip
          gzip;q=0.001                       | gzip
          *                                  | gzip
          br, *;q=0.1                        | gzip
          identity;q=0, gzip                 | gzip
          x-gzip                             | x-gzip
          X-GZIP;q=0.5, gzip;q=0             | x-gzip
          """)
  void anAnswerIsCompressedIfTheCallerAcceptsThat(String accepted, String coding) throws Exception {
    Answer answer = answer(accepted, QUESTION);

    assertThat(answer.headers().get("Content-Encoding")).containsExactly(coding);
    assertThat(answer.headers().get("Vary")).containsExactly("Accept-Encoding");
    assertThat(write(client().open(unzip(answer)))).contains("postkasseleverandoerAdresse");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "identity",
        "gzip;q=0",
        "GZIP ; Q=0.000",
        "deflate, gzip;q=0.0",
        "*;q=0, identity",
        "*;q=0",
        "identity;q=0, gzip;q=0, x-gzip;q=0",
        "gzip;q=0, x-gzip;q=0, *",
        "gzipped"
      })
  void anAnswerIsNotCompressedOtherwise(String accepted) throws Exception {
    Answer answer = answer(accepted, QUESTION);

    assertThat(answer.headers()).doesNotContainKey("Content-Encoding");
    assertThat(answer.text()).contains("EncryptedData");
  }

  @Test
  void aFaultIsCompressedToo() throws Exception {
    assertThat(unzip(answer("gzip", envelope("")))).contains("env:Sender");
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
