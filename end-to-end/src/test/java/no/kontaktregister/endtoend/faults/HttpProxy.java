package no.kontaktregister.endtoend.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A reverse proxy that lets nodes take turns. It sends nothing to a node that has been taken out,
 * and never sends a request twice.
 */
final class HttpProxy implements AutoCloseable {

  private static final Set<String> PASSED_ON = Set.of("accept", "authorization", "content-type");

  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Integer> nodes = new ArrayList<>();
  private final Map<Integer, AtomicInteger> open = new ConcurrentHashMap<>();
  private int turn;

  HttpProxy() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  synchronized void add(int node) {
    open.put(node, new AtomicInteger());
    nodes.add(node);
  }

  /** Sends no more requests to a node. Some may still be open. */
  synchronized void remove(int node) {
    nodes.remove(Integer.valueOf(node));
  }

  /** How many requests the node has not answered yet. */
  int open(int node) {
    return open.get(node).get();
  }

  private void pass(HttpExchange exchange) throws IOException {
    int node = choose();
    try (exchange) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + node + exchange.getRequestURI().toString()))
              .timeout(Duration.ofMinutes(1))
              .method(
                  exchange.getRequestMethod(),
                  BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                  values.forEach(value -> request.header(name, value));
                }
              });
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (IOException | InterruptedException failure) {
      exchange.sendResponseHeaders(502, -1);
    } finally {
      open.get(node).decrementAndGet();
    }
  }

  // Together with the count: a node that is taken out in between would be stopped too early.
  private synchronized int choose() {
    int node = nodes.get(Math.floorMod(turn++, nodes.size()));
    open.get(node).incrementAndGet();
    return node;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
