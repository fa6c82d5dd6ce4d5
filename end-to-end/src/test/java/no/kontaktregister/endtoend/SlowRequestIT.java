package no.kontaktregister.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.OnEveryServer;
import no.kontaktregister.endtoend.service.Service;
import no.kontaktregister.endtoend.service.TokenIssuer;
import org.junit.jupiter.api.Test;

/** The service gives up on a request whose body never ends, and frees its thread. */
@OnEveryServer
class SlowRequestIT {

  private static final int LONGEST_SECONDS = 25;

  @Test
  void aBodyThatStopsOrTricklesIsGivenUp(Service service) throws Exception {
    List<String> requests =
        List.of(
            request("/ws/postkasseleverandoer/v5", "Content-Type: application/soap+xml", "<"),
            request("/kontaktinfo-external/ws-v5", "Content-Type: application/soap+xml", "<"),
            request(
                "/rest/v1/personer",
                "Content-Type: application/json\r\nAuthorization: Bearer "
                    + service
                        .issuer()
                        .token(
                            TokenIssuer.claims(Call.PUBLIC_BODY)
                                .claim("scope", "krr:global/kontaktinformasjon.read")
                                .build()),
                "{"));
    long before = givenUp(service);

    // All at once, because each takes seconds.
    ExecutorService callers = Executors.newFixedThreadPool(2 * requests.size());
    List<Future<String>> answers = new ArrayList<>();
    for (String request : requests) {
      answers.add(callers.submit(() -> send(service, request, false)));
      answers.add(callers.submit(() -> send(service, request, true)));
    }
    callers.shutdown();

    for (Future<String> answer : answers) {
      // Some servers answer, and some close the connection.
      assertThat(answer.get()).matches("(HTTP/1.1 408 .*)?");
    }
    // One line for each, but some servers close a silent connection themselves and leave none.
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(givenUp(service) - before)
                    .isBetween((long) requests.size(), (long) answers.size()));
    assertThat(service.log()).doesNotContain("InterruptedIOException", "SocketTimeoutException");
  }

  private static String request(String path, String headers, String begin) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\n"
        + headers
        + "\r\nContent-Length: 1000\r\n\r\n"
        + begin;
  }

  private static long givenUp(Service service) throws IOException {
    return service
        .log()
        .lines()
        .filter(line -> line.contains("Gave up on a request after "))
        .count();
  }

  /**
   * Sends a request that has no end, and reads the first line of the answer, or nothing if the
   * connection is closed.
   *
   * @param trickles whether a byte follows every second; if not, nothing follows
   */
  private static String send(Service service, String request, boolean trickles) throws IOException {
    StringBuilder line = new StringBuilder();
    try (Socket socket = new Socket("localhost", service.port())) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      for (int seconds = 0; seconds < LONGEST_SECONDS; ) {
        try {
          int next = socket.getInputStream().read();
          if (next < 0 || next == '\r') {
            return line.toString();
          }
          line.append((char) next);
        } catch (SocketTimeoutException nothingYet) {
          seconds++;
          if (trickles) {
            socket.getOutputStream().write('x');
          }
        }
      }
    } catch (IOException closed) {
      return line.toString();
    }
    return "no answer";
  }
}
