package no.kontaktregister.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** The demo's control API over HTTP, and its Maskinporten. */
final class ControlApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Demo demo;

  ControlApi(Demo demo) {
    this.demo = demo;
  }

  /** A request without a body. */
  JsonNode send(String method, String path) {
    return answer(request(path).method(method, BodyPublishers.noBody()));
  }

  /** A request with a body, which Jackson writes. */
  JsonNode send(String method, String path, Object body) {
    return answer(
        request(path).header("Content-Type", "application/json").method(method, json(body)));
  }

  /** A token for an enterprise; it needs no key of the enterprise. */
  String token(String virksomhetsidentifikator, List<String> scopes) {
    String credentials = encoded(virksomhetsidentifikator) + ":";
    String form = "grant_type=client_credentials&scope=" + encoded(String.join(" ", scopes));
    return answer(
            HttpRequest.newBuilder(URI.create(demo.url() + "/maskinporten/client-credentials"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .POST(BodyPublishers.ofString(form)))
        .path("access_token")
        .textValue();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(demo.url() + "/demo/v1/" + path));
  }

  private static BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private JsonNode answer(HttpRequest.Builder request) {
    HttpResponse<String> response = send(request.timeout(PATIENCE).build());
    JsonNode body = read(response);
    int status = response.statusCode();
    if (status < 300) {
      return body;
    }
    // The control API writes problems; Maskinporten writes the errors of OAuth.
    String sentence =
        body.path("detail")
            .asText(body.path("error_description").asText("The demo answered " + status + "."));
    if (status == 409 || status >= 500) {
      throw new IllegalStateException(sentence);
    }
    throw new IllegalArgumentException(sentence);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofString(UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "The demo at "
              + demo.url()
              + " does not answer"
              + demo.log().map(log -> ": its log, " + log + ", may say why.").orElse("."),
          failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test was interrupted.", interrupted);
    }
  }

  private static JsonNode read(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "The demo answered " + response.statusCode() + " without JSON.", unreadable);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
