package no.kontaktregister.demo.console;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An HTTP request and its response, as they were sent and received.
 *
 * @param status of the answer
 */
record Exchange(Message request, int status, Message response) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A client without a proxy, whose requests are sent exactly as they are shown. */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .proxy(ProxySelector.of(null))
        .connectTimeout(PATIENCE)
        .build();
  }

  /**
   * Sends a request, and records it and the response.
   *
   * @param service where the service listens
   */
  static Exchange of(HttpClient client, URI service, Post post)
      throws IOException, InterruptedException {
    URI address = URI.create(service + post.path());
    BodyPublisher content = BodyPublishers.ofString(post.body());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("User-Agent", "kontaktregister-demo")
            .POST(content);
    post.headers().forEach(request::header);
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    return new Exchange(
        new Message(
            "POST "
                + address.getRawPath()
                + " HTTP/1.1\nHost: "
                + address.getRawAuthority()
                + "\nContent-Length: "
                + content.contentLength()
                + "\n"
                + text(answer.request().headers().map()),
            post.body()),
        answer.statusCode(),
        new Message(
            "HTTP/1.1 " + answer.statusCode() + "\n" + text(answer.headers().map()),
            answer.body()));
  }

  private static String text(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
        .collect(Collectors.joining("\n"));
  }
}
