package no.kontaktregister.demo.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.demo.site.Language;

/** A small real server at a free port, which carries requests to an authorization server. */
public final class LocalServer implements AutoCloseable {

  private final HttpServer server;

  public LocalServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  /** Where the server listens, without a slash at the end. */
  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Gives everything below a path to an authorization server. */
  public void serve(String path, Function<OAuthRequest, HTTPResponse> authorizationServer) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            send(exchange, authorizationServer.apply(read(exchange, path)));
          }
        });
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static OAuthRequest read(HttpExchange exchange, String path) throws IOException {
    return new OAuthRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath().substring(path.length()),
        Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
        new String(exchange.getRequestBody().readAllBytes(), UTF_8),
        Language.preferred(exchange.getRequestHeaders().getFirst("Accept-Language")));
  }

  private static void send(HttpExchange exchange, HTTPResponse answer) throws IOException {
    answer
        .getHeaderMap()
        .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    byte[] body = Optional.ofNullable(answer.getBody()).orElse("").getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.getStatusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
