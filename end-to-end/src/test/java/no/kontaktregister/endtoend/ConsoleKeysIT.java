package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import no.kontaktregister.endtoend.service.ConsoleBrowser;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.OnTheRunningDemo;
import no.kontaktregister.endtoend.service.Service;
import org.htmlunit.Page;
import org.htmlunit.html.HtmlButton;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and tokens that a person downloads from the console. */
@OnTheRunningDemo
class ConsoleKeysIT {

  private static final char[] PASSWORD = "demo-demo".toCharArray();

  private static Service demo;

  @BeforeAll
  static void use(Service running) {
    demo = running;
  }

  @ParameterizedTest
  @CsvSource({"VALID, true", "EXPIRED, false", "NOT_YET_VALID, false", "OTHER_AUTHORITY, true"})
  void aKeyPairIsOfTheEnterpriseAndInTheStateThatWasAskedFor(String state, boolean isValid)
      throws Exception {
    HttpResponse<byte[]> file =
        post("/demo/console/keys", "virksomhetsidentifikator=889640782&format=p12&state=" + state);

    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"889640782.p12\"");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(new ByteArrayInputStream(file.body()), PASSWORD);
    X509Certificate certificate =
        (X509Certificate) keys.getCertificate(keys.aliases().nextElement());
    Date now = Date.from(Instant.now());
    assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=Demo 889640782");
    assertThat(!now.before(certificate.getNotBefore()) && !now.after(certificate.getNotAfter()))
        .isEqualTo(isValid);
  }

  @Test
  void aKeyPairComesInPemToo() throws Exception {
    HttpResponse<byte[]> file =
        post("/demo/console/keys", "virksomhetsidentifikator=889640782&format=pem&state=VALID");

    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"889640782.pem\"");
    assertThat(new String(file.body()))
        .contains("-----BEGIN PRIVATE KEY-----", "-----BEGIN CERTIFICATE-----");
  }

  @Test
  void aTokenOpensTheRestEndpointForItsScopesAlone() throws Exception {
    String body = "{\"personidentifikator\":\"20914695016\"}";

    assertThat(rest(token("&scope=krr:postkasse/kanvelge.read"), body).statusCode()).isEqualTo(200);
    assertThat(rest(token("&scope=krr:postkasse/postkasse.write"), body).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aCitizensTokenReadsTheirEntry() throws Exception {
    try (ConsoleBrowser browser = new ConsoleBrowser(demo)) {
      String citizen = browser.find("12837512040").getUrl().getPath();
      HttpResponse<byte[]> file = post(citizen + "/token", "");

      HttpResponse<String> person =
          demo.send(
              HttpRequest.newBuilder(demo.uri("/rest/v1/person"))
                  .header("Authorization", "Bearer " + new String(file.body())));

      assertThat(file.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=\"innbygger.jwt\"");
      assertThat(person.statusCode()).isEqualTo(200);
      assertThat(person.body()).contains("\"personidentifikator\":\"12837512040\"");
    }
  }

  @Test
  void theFormsOfferWhatTheDownloadsTake() throws Exception {
    try (ConsoleBrowser browser = new ConsoleBrowser(demo)) {
      for (String form : new String[] {"keys", "tokens"}) {
        Page file =
            browser
                .open("/demo/console/keys")
                .<HtmlButton>querySelector("form[action='/demo/console/" + form + "'] button")
                .click();

        assertThat(file.getWebResponse().getStatusCode()).isEqualTo(200);
        assertThat(file.getWebResponse().getResponseHeaderValue("Content-Disposition"))
            .startsWith("attachment; filename=\"984661185.");
      }
    }
  }

  private static String token(String scopes) throws Exception {
    return new String(
        post("/demo/console/tokens", "virksomhetsidentifikator=984661185" + scopes).body());
  }

  private static HttpResponse<String> rest(String token, String body) throws Exception {
    return demo.send(
        HttpRequest.newBuilder(demo.uri(Endpoint.REST_PATH))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<byte[]> post(String path, String form) throws Exception {
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(demo.uri(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build(),
                BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }
}
