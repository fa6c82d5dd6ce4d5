package no.kontaktregister.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.kontaktregister.demo.SoapSigner;
import no.kontaktregister.endtoend.service.ControlledDemo;
import no.kontaktregister.endtoend.service.RequestGrammar;
import org.junit.jupiter.api.Test;

/**
 * Sends requests that are nearly right to a running demo, with {@code -Pfuzz} only. Each answer is
 * a documented one and shows nothing of the inside, and no number of a citizen is logged.
 *
 * <p>How much the live heap grows is printed and not judged: the server still holds connections
 * that callers have reset.
 */
class EndpointFuzz {

  private static final String PROVIDER = "984661185";
  private static final String PUBLIC_BODY = "974761076";
  private static final String PROVIDERS_SCOPES =
      "krr:postkasse/kanvelge.read krr:postkasse/postkasse.write";
  private static final String PUBLIC_BODYS_SCOPES =
      "krr:global/kontaktinformasjon.read krr:global/hentendring.read";

  private static final int SENDERS = 4;
  private static final int SIGNED_MESSAGES = 50;
  private static final int PATIENCE_MILLIS = 30_000;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3}) ");

  /** An unknown method, an outage, and an unknown version of HTTP. */
  private static final List<Integer> DOCUMENTED_FAILURES = List.of(501, 503, 505);

  /** A message that SOAP refuses; the status is 500. */
  private static final Pattern SENDERS_FAULT =
      Pattern.compile("<env:Value>env:(Sender|VersionMismatch|MustUnderstand)</env:Value>");

  private static final Pattern INSIDE =
      Pattern.compile(
          "\tat |Exception|no\\.kontaktregister|org\\.(apache|glassfish)|fish\\.payara");

  @Test
  void everyRequestIsAnsweredAsDocumented() throws Exception {
    int requests = Integer.getInteger("inputs");
    long seed = Long.getLong("seed", new Random().nextLong());
    Path folder = Files.createTempDirectory(Path.of("target"), "fuzz-").toAbsolutePath();
    try (ControlledDemo demo = ControlledDemo.start(folder)) {
      RequestGrammar grammar =
          new RequestGrammar(
              List.of(
                  demo.token(PROVIDER, PROVIDERS_SCOPES),
                  demo.token(PUBLIC_BODY, PUBLIC_BODYS_SCOPES)),
              signedMessages(demo));
      send(demo.url(), grammar, seed, requests / 2);
      long memory = demo.liveBytes();
      send(demo.url(), grammar, seed + SENDERS, requests / 2);

      double growth = (double) demo.liveBytes() / memory;
      System.out.printf(
          "%d requests, seed %d; the second half made the live heap %.2f times as large%n",
          requests, seed, growth);
      assertThat(demo.log())
          .doesNotContain(RequestGrammar.CITIZENS)
          // The server itself logs where it failed to parse a request line.
          .doesNotContain("\tat no.kontaktregister");
      assertThat(
              demo.rest(
                      PROVIDER,
                      PROVIDERS_SCOPES,
                      "postkasse/kan-velge",
                      RequestGrammar.REST_QUESTION)
                  .statusCode())
          .isEqualTo(200);
    }
  }

  private static List<String> signedMessages(ControlledDemo demo) throws Exception {
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < SIGNED_MESSAGES; i++) {
      messages.add(
          SoapSigner.write(
              SoapSigner.with(demo.keysOf(PROVIDER)).sign(RequestGrammar.SOAP_QUESTION)));
    }
    return messages;
  }

  private static void send(URI url, RequestGrammar grammar, long seed, int requests)
      throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    List<Callable<Void>> shares = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      Random random = new Random(seed + i);
      shares.add(
          () -> {
            for (int sent = 0; sent < requests / SENDERS; sent++) {
              check(url, grammar.next(random));
            }
            return null;
          });
    }
    try {
      for (Future<Void> done : senders.invokeAll(shares)) {
        done.get();
      }
    } finally {
      senders.shutdownNow();
    }
  }

  private static void check(URI url, byte[] request) throws IOException {
    String answer = answer(url, request);
    if (!isDocumented(answer) || INSIDE.matcher(answer).find()) {
      Path file = Files.write(Files.createTempFile(Path.of("target"), "fuzz-", ".txt"), request);
      throw new AssertionError("The answer to the request in " + file + " was " + answer);
    }
  }

  private static boolean isDocumented(String answer) {
    Matcher status = STATUS.matcher(answer);
    // A server may close the connection if it cannot tell where a request ends.
    return answer.isEmpty()
        || status.lookingAt()
            && (Integer.parseInt(status.group(1)) < 500
                || DOCUMENTED_FAILURES.contains(Integer.parseInt(status.group(1)))
                || SENDERS_FAULT.matcher(answer).find());
  }

  private static String answer(URI url, byte[] request) throws IOException {
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      // Closed at once: the system keeps a closed port for a minute, and has too few for that.
      socket.setSoLinger(true, 0);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request);
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (SocketTimeoutException late) {
      return "none in time";
    }
  }
}
