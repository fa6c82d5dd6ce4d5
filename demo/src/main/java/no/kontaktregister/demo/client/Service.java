package no.kontaktregister.demo.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import no.kontaktregister.demo.KeyFolder;
import no.kontaktregister.demo.SecuredSoap;
import no.kontaktregister.demo.SoapSigner;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.w3c.dom.Element;

/** The service, as an enterprise calls it. */
final class Service {

  private static final String ENVELOPE =
      """
      <e:Envelope xmlns:e="%s"><e:Body>%s</e:Body></e:Envelope>""";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int CREATED = 201;
  private static final int NOT_FOUND = 404;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
  private final String url;

  Service(URI url) {
    this.url = url.toString().replaceFirst("/+$", "");
  }

  URI at(String path) {
    return URI.create(url + path);
  }

  /** A new key pair with a certificate that the demo accepts. Only a demo gives one. */
  KeyStore newKeysOf(Virksomhetsidentifikator enterprise)
      throws IOException, InterruptedException, GeneralSecurityException, RefusedException {
    HttpResponse<byte[]> answer =
        post(
            "/demo/v1/keys",
            Map.of("Content-Type", "application/json", "Accept", "application/x-pkcs12"),
            "{\"virksomhetsidentifikator\": \"" + enterprise.value() + "\"}");
    if (answer.statusCode() == NOT_FOUND) {
      throw new RefusedException(
          "The service at "
              + url
              + " is not the demo and gives no keys. Name a folder with --keys.");
    }
    if (answer.statusCode() != CREATED) {
      throw new RefusedException(detail(answer));
    }
    return KeyFolder.read(new ByteArrayInputStream(answer.body()));
  }

  /**
   * Asks a SOAP endpoint; gives the content of the answer's Body, verified and decrypted.
   *
   * @param content the content of the request's Body
   * @throws RefusedException if the answer is a fault, or cannot be trusted
   */
  String ask(KeyStore keys, String endpoint, String content) throws Exception {
    SecuredSoap caller = new SecuredSoap(keys);
    HttpResponse<byte[]> answer =
        post(
            "/ws/" + endpoint,
            Map.of("Content-Type", "application/soap+xml; charset=utf-8"),
            caller.sign(ENVELOPE.formatted(SoapSigner.SOAP, content)));
    String type = answer.headers().firstValue("Content-Type").orElse("");
    if (!type.startsWith("application/soap+xml")) {
      throw new RefusedException(detail(answer));
    }
    String body = body(caller, new String(answer.body(), UTF_8));
    Element element = SoapSigner.parse(body).getDocumentElement();
    if (element.getLocalName().equals("Fault")) {
      throw new RefusedException(
          "The service answered with the fault "
              + text(element, "Value").replaceFirst(".*:", "")
              + ": "
              + text(element, "Text"));
    }
    return body;
  }

  private static String body(SecuredSoap caller, String answer) throws RefusedException {
    try {
      return caller.body(answer);
    } catch (Exception untrusted) {
      throw new RefusedException(
          "The answer is not signed by the registry and encrypted to the caller: "
              + untrusted.getMessage());
    }
  }

  private static String text(Element fault, String name) {
    return fault.getElementsByTagNameNS(SoapSigner.SOAP, name).item(0).getTextContent();
  }

  private HttpResponse<byte[]> post(String path, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).timeout(TIMEOUT);
    headers.forEach(request::header);
    return http.send(
        request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofByteArray());
  }

  /** What a problem says. */
  private static String detail(HttpResponse<byte[]> answer) {
    String status = "The service answered with the HTTP status " + answer.statusCode();
    try {
      String detail =
          JSONObjectUtils.getString(
              JSONObjectUtils.parse(new String(answer.body(), UTF_8)), "detail");
      return detail == null ? status + "." : status + ": " + detail;
    } catch (ParseException notAProblem) {
      return status + ".";
    }
  }
}
