package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import no.kontaktregister.endtoend.service.OnEveryServer;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other sites cannot use the demo's pages and token issuers. */
@OnEveryServer
class SiteIT {

  private static final String OTHER_SITE = "The request was made by a page of another site.";
  private static final String OTHER_NAME =
      "The demo does not answer to the name in the header Host.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/demo/console/find",
        "/maskinporten/token",
        "/maskinporten/client-credentials",
        "/maskinporten/clients",
        "/maskinporten/jwk",
        "/.well-known/oauth-authorization-server/maskinporten",
        "/idporten/authorize",
        "/idporten/token",
        "/idporten/clients"
      })
  void aNameThatAnotherSiteHasGivenToThisMachineIsRefused(String path, Service service)
      throws Exception {
    String host = "rebound.example:" + service.port();

    for (String method : new String[] {"GET", "POST"}) {
      assertThat(send(service, method, path, "Host: " + host))
          .startsWith("HTTP/1.1 403")
          .contains(OTHER_NAME);
      assertThat(send(service, method, path, "Host: " + host, "Origin: http://" + host))
          .startsWith("HTTP/1.1 403")
          .contains(OTHER_NAME);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/, http://other.example",
    "/, null",
    "/demo/console/find, http://other.example",
    "/demo/console/reset, null",
    "/, http://localhost",
    "/, http://localhost:1",
    "/maskinporten/token, https://other.example",
    "/maskinporten/client-credentials, null",
    "/maskinporten/clients, http://localhost:3000",
    "/idporten/authorize, null",
    "/idporten/token, http://other.example",
    "/idporten/clients, http://other.example"
  })
  void aRequestByAPageOfAnotherSiteIsRefused(String path, String origin, Service service)
      throws Exception {
    assertThat(
            send(service, "POST", path, "Host: localhost:" + service.port(), "Origin: " + origin))
        .startsWith("HTTP/1.1 403")
        .contains("text/plain", OTHER_SITE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "[::1]"})
  void theNamesOfThisMachineAreAccepted(String name, Service service) throws Exception {
    String host = name + ":" + service.port();

    assertThat(send(service, "GET", "/", "Host: " + host)).startsWith("HTTP/1.1 200");
    assertThat(
            send(service, "POST", "/maskinporten/token", "Host: " + host, "Origin: http://" + host))
        .startsWith("HTTP/1.1 400")
        .contains("invalid_request");
  }

  /** As programs do, which have no origin. */
  @ParameterizedTest
  @ValueSource(strings = {"/demo/console/find", "/maskinporten/token", "/idporten/token"})
  void aRequestWithoutOriginIsAccepted(String path, Service service) throws Exception {
    assertThat(send(service, "POST", path, "Host: localhost:" + service.port()))
        .startsWith("HTTP/1.1 400");
  }

  /** Raw, because Java's client writes Host itself. */
  private static String send(Service service, String method, String path, String... headers)
      throws Exception {
    try (Socket socket = new Socket("localhost", service.port())) {
      String length = method.equals("POST") ? "\r\nContent-Length: 0" : "";
      socket
          .getOutputStream()
          .write(
              (method
                      + " "
                      + path
                      + " HTTP/1.1\r\n"
                      + String.join("\r\n", headers)
                      + length
                      + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
