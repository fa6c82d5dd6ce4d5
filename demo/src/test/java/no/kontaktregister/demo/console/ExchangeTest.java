package no.kontaktregister.demo.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExchangeTest {

  private static final String BODY = "{\"personidentifikator\":\"20914695016\"}";

  @Test
  void whatIsRecordedIsWhatWasSentAndReceived() throws Exception {
    try (ServerSocket endpoint = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<List<String>> received =
          CompletableFuture.supplyAsync(() -> answer(endpoint));

      Exchange exchange =
          Exchange.of(
              Exchange.client(),
              URI.create("http://127.0.0.1:" + endpoint.getLocalPort()),
              new Post(
                  "/endpoint",
                  Map.of("Authorization", "Bearer token", "Content-Type", "application/json"),
                  BODY));

      List<String> told = new ArrayList<>(exchange.request().head().lines().toList());
      told.add(exchange.request().body());
      assertThat(told).startsWith("POST /endpoint HTTP/1.1");
      assertThat(told).containsExactlyInAnyOrderElementsOf(received.get());
      assertThat(exchange.status()).isEqualTo(503);
      assertThat(exchange.response())
          .isEqualTo(new Message("HTTP/1.1 503\ncontent-length: 3\nretry-after: 5", "nei"));
    }
  }

  /** The request's lines; the body is one of them. */
  private static List<String> answer(ServerSocket endpoint) {
    try (Socket caller = endpoint.accept()) {
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(caller.getInputStream(), UTF_8));
      List<String> lines = new ArrayList<>();
      for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
        lines.add(line);
      }
      char[] body = new char[BODY.length()];
      assertThat(reader.read(body)).isEqualTo(body.length);
      lines.add(new String(body));
      caller
          .getOutputStream()
          .write(
              "HTTP/1.1 503 Busy\r\nRetry-After: 5\r\nContent-Length: 3\r\n\r\nnei"
                  .getBytes(UTF_8));
      return lines;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
