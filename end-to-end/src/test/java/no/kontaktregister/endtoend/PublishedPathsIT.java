package no.kontaktregister.endtoend;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.Oppslagstjeneste1602;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.Oppslagstjeneste1602_Service;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.Postkasseleverandoer1602;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.PostkasseleverandoerV5;
import no.kontaktregister.adapters.soap.oppslagstjenesten.OppslagstjenestenEndpoint;
import no.kontaktregister.adapters.soap.postkasseleverandoer.PostkasseleverandoerEndpoint;
import no.kontaktregister.endtoend.service.Discretion;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.OnEveryServer;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever else a server brings, callers find the application's paths on one port, and no more. */
@OnEveryServer
class PublishedPathsIT {

  private static final String QUESTION =
      Endpoint.envelope(
          "<m:KanVelgeSikkerDigitalPostkasseForespoersel><m:personidentifikator>"
              + Discretion.SECRET
              + "</m:personidentifikator></m:KanVelgeSikkerDigitalPostkasseForespoersel>");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/openapi",
        "/swagger-ui/index.html",
        "/health/live",
        "/health/ready",
        "/metrics",
        "/ws/postkasseleverandoer/v5?wsdl",
        "/ws/oppslagstjenesten/v5?wsdl",
        "/kontaktinfo-external/ws-v5?wsdl"
      })
  void whatShouldBeThereIs(String path, Service service) throws Exception {
    assertThat(service.get(path).statusCode()).isEqualTo(200);
  }

  /** Where servers have consoles, monitors and services of their own. */
  static Stream<String> pathsOfServers() {
    return Stream.of(
        "/console",
        "/console/App.html",
        "/admin",
        "/admin/",
        "/adminCenter",
        "/management",
        "/monitoring/domain",
        "/__asadmin/version",
        "/wildfly-services",
        "/wildfly-services/ejb/v1/open",
        "/jbossws",
        "/jbossws/services",
        "/invoker/JMXInvokerServlet",
        "/jolokia",
        "/IBMJMXConnectorREST",
        "/ibm/api/docs",
        "/ibm/api/config",
        "/openapi/ui",
        "/openapi-ui",
        "/api/openapi",
        "/swagger-ui/",
        "/swagger-ui/openapi.yaml",
        "/webjars/swagger-ui/index.html",
        "/webjars/swagger-ui/5.34.1/index.html",
        "/jwt/ibm/api",
        "/health",
        "/health/started",
        "/healthcheck",
        "/metrics-ui",
        "/rest/application.wadl",
        "/rest/v1/application.wadl",
        "/wsat/",
        "/__wstx-services/",
        "/ejb/",
        "/ROOT/",
        "/kontaktregister",
        "/kontaktregister/ws/postkasseleverandoer/v5?wsdl",
        "/services",
        "/cxf",
        "/ws/services",
        "/kontaktinfo-external",
        "/kontaktinfo-external/ws-v4",
        "/kontaktinfo-external/ws-v5/services",
        "/h2-console",
        "/server-status");
  }

  /**
   * Where a server's own SOAP engine publishes the endpoints that it finds by their annotations.
   */
  static Stream<String> pathsOfSoapEngines() {
    Set<String> names =
        Stream.concat(
                Stream.of(
                        PostkasseleverandoerEndpoint.class,
                        OppslagstjenestenEndpoint.class,
                        Postkasseleverandoer1602.class,
                        Oppslagstjeneste1602.class)
                    .map(Class::getSimpleName)
                    .flatMap(name -> Stream.of(name, name + "Service")),
                Stream.of(
                        PostkasseleverandoerV5.SERVICE,
                        PostkasseleverandoerV5.PostkasseleverandoerV5Port,
                        Oppslagstjeneste1602_Service.SERVICE,
                        Oppslagstjeneste1602_Service.OppslagstjenesteSOAP12)
                    .map(name -> name.getLocalPart()))
            .collect(toSet());
    return names.stream()
        .flatMap(
            name ->
                Stream.concat(
                    Stream.of("/" + name, "/kontaktregister/" + name),
                    names.stream().map(other -> "/" + name + "/" + other)));
  }

  @ParameterizedTest
  @MethodSource({"pathsOfServers", "pathsOfSoapEngines"})
  void nothingElseIs(String path, Service service) throws Exception {
    for (String question : path.contains("?") ? Set.of("") : Set.of("", "?wsdl")) {
      assertNotThere(service.get(path + question));
      assertNotThere(service.post(path + question, "application/soap+xml", QUESTION));
    }
  }

  /**
   * Servers refuse an archive's insides before the application could, and Payara what its own
   * metrics, turned off, would have answered.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/META-INF",
        "/META-INF/MANIFEST.MF",
        "/META-INF/",
        "/WEB-INF",
        "/WEB-INF;x/web.xml",
        "/WEB-INF/",
        "/WEB-INF/web.xml",
        "/WEB-INF/classes/META-INF/microprofile-config.properties",
        "/WEB-INF/lib/",
        "/web-inf/web.xml",
        "/%57EB-INF/web.xml",
        "/rest/%2e%2e/WEB-INF/web.xml",
        "//WEB-INF/web.xml",
        "/metrics/base",
        "/metrics/vendor"
      })
  void whatTheServerKeepsIsNotHandedOut(String path, Service service) throws Exception {
    HttpResponse<String> answer = service.get(path);

    Discretion.assertTellsNothing(answer);
    assertThat(answer.statusCode()).isIn(400, 403, 404);
  }

  private static void assertNotThere(HttpResponse<String> answer) {
    Discretion.assertTellsNothing(answer);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("urn:kontaktregister:problem:not-found");
  }

  @Test
  void aRequestIsNotEchoed(Service service) throws Exception {
    HttpResponse<String> answer =
        service.send(
            HttpRequest.newBuilder(service.uri("/rest/v1/personer"))
                .header("Authorization", "Bearer hush")
                .method("TRACE", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isBetween(400, 501);
    assertThat(answer.body()).doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jboss-remoting", "websocket"})
  void theConnectionDoesNotBecomeAnother(String protocol, Service service) throws Exception {
    try (Socket socket = new Socket("localhost", service.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET /none HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: "
                      + protocol
                      + "\r\nSec-JbossRemoting-Key: MTIzNDU2Nzg5MDEyMzQ1Ng==\r\n"
                      + "Sec-WebSocket-Key: MTIzNDU2Nzg5MDEyMzQ1Ng==\r\n"
                      + "Sec-WebSocket-Version: 13\r\n"
                      + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 404");
    }
  }

  /** Asked of the kernel: what a server says of its own ports has been wrong before. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void theServerListensOnTheLoopbackInterfaceAlone(Service service) throws Exception {
    Set<Integer> expected = new TreeSet<>(service.administrationPorts());
    expected.add(service.port());
    service.httpsPort().ifPresent(expected::add);
    Set<Integer> ports = new TreeSet<>();
    for (String listening : listening(service.pid())) {
      String[] address = listening.split(":");
      assertThat(isLoopback(address[0])).as(listening).isTrue();
      ports.add(Integer.parseInt(address[1], 16));
    }

    assertThat(ports).isEqualTo(expected);
  }

  private static Set<String> listening(long pid) throws IOException {
    Set<String> sockets = sockets(pid);
    Set<String> listening = new TreeSet<>();
    for (String table : Set.of("tcp", "tcp6")) {
      Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", table)).stream()
          .skip(1)
          .map(line -> line.trim().split("\\s+"))
          .filter(fields -> fields[3].equals("0A") && sockets.contains(fields[9]))
          .forEach(fields -> listening.add(fields[1]));
    }
    return listening;
  }

  /** The kernel writes each four bytes of an address backwards. */
  private static boolean isLoopback(String words) throws IOException {
    byte[] reversed = HexFormat.of().parseHex(words);
    byte[] address = new byte[reversed.length];
    for (int i = 0; i < address.length; i++) {
      address[i] = reversed[i / 4 * 4 + 3 - i % 4];
    }
    return InetAddress.getByAddress(address).isLoopbackAddress();
  }

  private static Set<String> sockets(long pid) throws IOException {
    Pattern socket = Pattern.compile("socket:\\[([0-9]+)]");
    try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return descriptors
          .map(PublishedPathsIT::target)
          .map(socket::matcher)
          .filter(Matcher::matches)
          .map(matcher -> matcher.group(1))
          .collect(toSet());
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
