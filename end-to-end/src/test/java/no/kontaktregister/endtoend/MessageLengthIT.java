package no.kontaktregister.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import no.kontaktregister.endtoend.service.DemoService;
import no.kontaktregister.endtoend.service.Discretion;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Payara Micro does with a request whose length is ambiguous; servers differ in this. */
@ExtendWith(DemoService.class)
@Execution(ExecutionMode.SAME_THREAD)
class MessageLengthIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Transfer-Encoding: chunked\r\nContent-Length: 0",
        "Content-Length: 5\r\nTransfer-Encoding: gzip, chunked",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Content-Length: 5\r\nContent-Length: 6"
      })
  void anAmbiguousLengthIsRefusedAndTheConnectionCloses(String headers, Service service)
      throws Exception {
    String answer = send(service, headers, "0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\r\nConnection: close\r\n");
    assertThat(answer.split("HTTP/1\\.1 ")).hasSize(2);
    assertThat(service.log()).doesNotContain("\tat ");
  }

  /** The server drops Content-Length before the application could see it. */
  @Test
  void aContentLengthBeforeAChunkedBodyIsIgnored(Service service) throws Exception {
    String answer =
        send(
            service,
            "Content-Length: 0\r\nTransfer-Encoding: chunked",
            "2\r\n{}\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: localhost\r\n"
                + "Connection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 401 ").contains("HTTP/1.1 200 ");
  }

  /** The end of a body that is longer than its Content-Length says. */
  @Test
  void aLineThatIsNoRequestIsNotLogged(Service service) throws Exception {
    exchange(
        service,
        "{\"personidentifikator\" : \""
            + Discretion.SECRET
            + "\"}\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}");

    assertThat(service.log()).doesNotContain(Discretion.SECRET).doesNotContain("\tat ");
  }

  /** All that the service answers until it closes the connection. */
  private static String send(Service service, String headers, String body) throws IOException {
    return exchange(
        service,
        "POST /rest/v1/personer HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\n"
            + headers
            + "\r\n\r\n"
            + body);
  }

  private static String exchange(Service service, String request) throws IOException {
    try (Socket socket = new Socket("localhost", service.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
