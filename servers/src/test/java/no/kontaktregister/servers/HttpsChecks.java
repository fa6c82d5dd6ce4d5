package no.kontaktregister.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import no.kontaktregister.endtoend.AcceptanceTable;
import no.kontaktregister.endtoend.AcceptanceTable.Row;
import no.kontaktregister.endtoend.service.DemoService;
import no.kontaktregister.endtoend.service.Discretion;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that ends TLS itself, with a certificate by the demo's authority. */
@Tag(HttpsChecks.TAG)
@ExtendWith(DemoService.class)
class HttpsChecks {

  static final String TAG = "https";

  @Test
  void everyRowOfTheAcceptanceTableHoldsOverHttps(Service service) throws Exception {
    Service secure = service.overHttps(trust());
    for (Row row : AcceptanceTable.rows()) {
      for (Endpoint endpoint : Endpoint.values()) {
        assertThat(endpoint.answer(secure, row.call()))
            .as(row.toString())
            .isEqualTo(row.answer(endpoint));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/ready", "/ws/postkasseleverandoer/v5?wsdl"})
  void http2IsSpokenToWhoCan(String path, Service service) throws Exception {
    HttpResponse<String> answer = service.overHttps(trust()).get(path);

    assertThat(answer.version()).isEqualTo(Version.HTTP_2);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void anErrorTellsNothingAboutTheServer(Service service) throws Exception {
    HttpResponse<String> answer = service.overHttps(trust()).get("/none");

    assertThat(answer.statusCode()).isEqualTo(404);
    Discretion.assertTellsNothing(answer);
  }

  @Test
  void http1IsSpokenToWhoCannot(Service service) throws Exception {
    Service secure = service.overHttps(trust());
    HttpResponse<String> answer =
        secure.send(HttpRequest.newBuilder(secure.uri("/health/ready")).version(Version.HTTP_1_1));

    assertThat(answer.version()).isEqualTo(Version.HTTP_1_1);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void theWsdlTellsTheAddressThatItWasAskedAt(Service service) throws Exception {
    Service secure = service.overHttps(trust());

    assertThat(secure.get(Endpoint.SOAP_PATH + "?wsdl").body())
        .contains("location=\"" + secure.uri(Endpoint.SOAP_PATH) + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void todaysVersionsOfTlsAreSpoken(String version, Service service) throws Exception {
    assertThat(handshake(service, version)).isEqualTo(version);
  }

  /** {@link ServerMatrix} lets this JVM speak them. */
  @ParameterizedTest
  @ValueSource(strings = {"TLSv1", "TLSv1.1"})
  void olderVersionsAreRefused(String version, Service service) {
    assertThatExceptionOfType(SSLException.class)
        .isThrownBy(() -> handshake(service, version))
        .withMessageMatching("Received fatal alert: protocol_version|Remote host terminated .*");
  }

  private static String handshake(Service service, String version) throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            trust().getSocketFactory().createSocket("localhost", service.httpsPort().getAsInt())) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setProtocols(new String[] {version});
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket.getSession().getProtocol();
    }
  }

  /** Trusts the demo's authority alone. */
  private static SSLContext trust() throws Exception {
    KeyStore authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    try (InputStream certificate = Files.newInputStream(TlsKeys.authority())) {
      authorities.setCertificateEntry(
          "demo", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
