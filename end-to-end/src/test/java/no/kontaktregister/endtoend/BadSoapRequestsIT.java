package no.kontaktregister.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static no.kontaktregister.endtoend.service.Discretion.SECRET;
import static no.kontaktregister.endtoend.service.Discretion.assertTellsNothing;
import static no.kontaktregister.endtoend.service.Endpoint.SOAP_PATH;
import static no.kontaktregister.endtoend.service.Endpoint.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.OnEveryServer;
import no.kontaktregister.endtoend.service.QuietLog;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** What the SOAP endpoint says to a request that it cannot understand. */
@OnEveryServer
@ExtendWith(QuietLog.class)
class BadSoapRequestsIT {

  private static final String SOAP = "application/soap+xml";
  private static final List<String> PATHS =
      List.of(SOAP_PATH, "/ws/oppslagstjenesten/v5", "/kontaktinfo-external/ws-v5");
  private static final String GOOD =
      question("<m:personidentifikator>" + SECRET + "</m:personidentifikator>");

  @AfterEach
  void theServiceStillAnswers(Service service) throws Exception {
    assertThat(Endpoint.SOAP.answer(service, Call.kanVelge(SECRET))).isEqualTo("NEI RESERVERT");
  }

  static Stream<Arguments> messages() {
    String person = "<m:personidentifikator>" + SECRET + "</m:personidentifikator>";
    return Stream.of(
        Arguments.of("malformed", GOOD.substring(0, GOOD.length() - 5), "well-formed"),
        Arguments.of("empty", "", "well-formed"),
        Arguments.of("text", SECRET, "well-formed"),
        Arguments.of("an empty Body", envelope(""), "no operation"),
        Arguments.of("two operations", envelope(GOOD + GOOD), "in a place where it is not allowed"),
        Arguments.of(
            "an unknown operation", envelope("<m:n" + SECRET + "/>"), "not a message of the WSDL"),
        Arguments.of("no personidentifikator", question(""), "personidentifikator"),
        Arguments.of(
            "nil in it",
            question(
                "<m:personidentifikator xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " i:nil=\"true\"/>"),
            "schema"),
        Arguments.of("two of it", question(person + person), "personidentifikator"),
        Arguments.of(
            "an element in it",
            question("<m:personidentifikator><m:x/></m:personidentifikator>"),
            "schema"),
        Arguments.of("an unknown element", question(person + "<m:navn>Ola</m:navn>"), "navn"),
        Arguments.of(
            "an unknown element that is a number",
            question(person + "<m:n" + SECRET + "/>"),
            "schema"),
        Arguments.of(
            "an unknown attribute",
            GOOD.replaceFirst("(<m:\\w+)", "$1 x=\"" + SECRET + "\""),
            "Attribute 'x'"),
        Arguments.of(
            "no base64 in X509Sertifikat",
            question(person + "<m:X509Sertifikat>!" + SECRET + "</m:X509Sertifikat>"),
            "schema"),
        Arguments.of(
            "an undeclared entity",
            question("<m:personidentifikator>&n" + SECRET + ";</m:personidentifikator>"),
            "well-formed"),
        Arguments.of("a DTD", "<!DOCTYPE x>" + GOOD, "document type declaration"),
        Arguments.of(
            "entities that expand to a billion",
            "<!DOCTYPE x [<!ENTITY a \"ha\">"
                + IntStream.range(0, 30)
                    .mapToObj(
                        i -> "<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(2) + "\">")
                    .collect(Collectors.joining())
                + "]>"
                + question("<m:personidentifikator>&a29;</m:personidentifikator>"),
            "document type declaration"),
        Arguments.of(
            "a nesting bomb",
            envelope("<m:a>".repeat(5_000) + "</m:a>".repeat(5_000)),
            "exceeds a limit"),
        Arguments.of(
            "a nesting bomb in an operation",
            question("<m:a>".repeat(5_000) + "</m:a>".repeat(5_000)),
            "exceeds a limit"),
        Arguments.of(
            "a nesting bomb in the header",
            GOOD.replace(
                "<e:Body>",
                "<e:Header>"
                    + "<m:a>".repeat(5_000)
                    + "</m:a>".repeat(5_000)
                    + "</e:Header><e:Body>"),
            "exceeds a limit"),
        Arguments.of("40,000 attributes", attributes(40_000), "larger than 262144 bytes"),
        Arguments.of("5,000 attributes", attributes(5_000), "well-formed"),
        Arguments.of("256 KiB and a byte", GOOD + " ".repeat(262_145 - GOOD.length()), "larger"),
        Arguments.of("10 MiB", " ".repeat(10 << 20), "larger"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("messages")
  void aMessageThatCannotBeUnderstoodGetsAFaultThatSaysWhy(
      String name, String message, String why, Service service) throws Exception {
    assertFault(service.post(SOAP_PATH, SOAP, signed(message)), "Sender", why);
  }

  /** What is no SOAP cannot be signed, and is sent as it is; so is what signing would mend. */
  private static String signed(String message) throws Exception {
    if (message.startsWith("<!") || message.length() > 10_000) {
      return message;
    }
    try {
      return Service.client("984661185").sign(message);
    } catch (SAXException notXml) {
      return message;
    }
  }

  @Test
  void aMessageOfTheLargestSizeIsRead(Service service) throws Exception {
    String signed = signed(GOOD);
    String message = signed + " ".repeat(262_144 - signed.length());

    assertThat(service.post(SOAP_PATH, SOAP, message).statusCode()).isEqualTo(200);
  }

  @Test
  void anExternalEntityIsNotFetched(Service service) throws Exception {
    try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + trap.getLocalPort() + "/";
      trap.setSoTimeout(500);

      for (String declaration :
          new String[] {
            "<!DOCTYPE x SYSTEM \"" + url + "\">",
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"" + url + "\">]>",
            "<!DOCTYPE x [<!ENTITY % a SYSTEM \"" + url + "\"> %a;]>"
          }) {
        String message =
            declaration + question("<m:personidentifikator>&a;</m:personidentifikator>");
        assertFault(service.post(SOAP_PATH, SOAP, message), "Sender", "document type declaration");
      }

      assertThat(isVisited(trap)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"text/xml", "application/soap+xml"})
  void anEnvelopeOfAnotherVersionIsAMismatch(String contentType, Service service) throws Exception {
    String soap11 =
        GOOD.replace(
            "http://www.w3.org/2003/05/soap-envelope", "http://schemas.xmlsoap.org/soap/envelope/");

    assertFault(service.post(SOAP_PATH, contentType, soap11), "VersionMismatch", "SOAP 1.2");
  }

  @Test
  void aHeaderThatMustBeUnderstoodIsNot(Service service) throws Exception {
    String message =
        GOOD.replace(
            "<e:Body>",
            "<e:Header><m:n" + SECRET + " e:mustUnderstand=\"true\"/></e:Header><e:Body>");

    assertFault(service.post(SOAP_PATH, SOAP, signed(message)), "MustUnderstand", "header");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/json",
        "multipart/related",
        "application/soap+xml;charset=x-" + SECRET,
        "*/*",
        "application/*",
        "application/soap+xml; type=\"multipart/related\"; boundary=b"
      })
  void anotherContentTypeIsRefused(String contentType, Service service) throws Exception {
    for (String path : PATHS) {
      HttpResponse<String> answer =
          service.post(path, contentType, service.soap("984661185").sign(GOOD));

      assertTellsNothing(answer);
      assertThat(answer.statusCode()).as(path).isEqualTo(415);
    }
  }

  @ParameterizedTest
  @CsvSource({"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void anotherMethodIsRefused(String method, Service service) throws Exception {
    for (String path : PATHS) {
      HttpResponse<String> answer =
          service.send(
              HttpRequest.newBuilder(service.uri(path))
                  .header("Content-Type", SOAP)
                  .method(method, BodyPublishers.noBody()));

      assertTellsNothing(answer);
      assertThat(answer.statusCode()).as(path).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }
  }

  @ParameterizedTest
  @CsvSource({"/ws", "/ws/", "/ws/" + SECRET, "/ws/postkasseleverandoer", SOAP_PATH + "/" + SECRET})
  void anUnknownPathIsRefused(String path, Service service) throws Exception {
    HttpResponse<String> asked = service.get(path);
    HttpResponse<String> sent = service.post(path, SOAP, GOOD);

    assertTellsNothing(asked);
    assertTellsNothing(sent);
    assertThat(asked.statusCode()).isEqualTo(404);
    assertThat(sent.statusCode()).isEqualTo(404);
  }

  private static void assertFault(HttpResponse<String> answer, String code, String why) {
    assertTellsNothing(answer);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(SOAP);
    assertThat(answer.body())
        .contains("xmlns:env=\"http://www.w3.org/2003/05/soap-envelope\"")
        .contains("<env:Value>env:" + code + "</env:Value>")
        .containsPattern("<env:Text xml:lang=\"en\">[^<]*" + why)
        .doesNotContain("Detail");
  }

  private static String question(String content) {
    return envelope(
        "<m:KanVelgeSikkerDigitalPostkasseForespoersel>"
            + content
            + "</m:KanVelgeSikkerDigitalPostkasseForespoersel>");
  }

  private static String attributes(int count) {
    return GOOD.replace(
        "<m:personidentifikator>",
        IntStream.range(0, count)
            .mapToObj(i -> "a" + i + "=\"\"")
            .collect(Collectors.joining(" ", "<m:personidentifikator ", ">")));
  }

  private static boolean isVisited(ServerSocket trap) throws IOException {
    try {
      trap.accept().close();
      return true;
    } catch (SocketTimeoutException nobodyCame) {
      return false;
    }
  }

  /** The application then has no answer to GET. Some servers refuse the request themselves. */
  @Test
  void aDescriptionIsNotMadeForAnAddressThatIsNone(Service service) throws Exception {
    try (Socket socket = new Socket("localhost", service.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + SOAP_PATH + "?wsdl HTTP/1.1\r\nHost: x\"><y\r\nConnection: close\r\n\r\n")
                  .getBytes(US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 " + (service.checksHost() ? 400 : 405) + " ")
          .doesNotContain("<y");
    }
  }
}
