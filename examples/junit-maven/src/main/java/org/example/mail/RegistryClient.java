package org.example.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks the registry over REST. A call that the registry cannot serve is tried once more. */
public final class RegistryClient {

  private static final int UNAVAILABLE = 503;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI registry;
  private final String token;

  /**
   * @param registry its address
   * @param token an access token of Maskinporten
   */
  public RegistryClient(URI registry, String token) {
    this.registry = registry;
    this.token = token;
  }

  /**
   * A change of the feed.
   *
   * @param personidentifikator whose entry has changed
   * @param canBeNotified whether the citizen can be notified by e-mail or SMS
   */
  public record Change(String personidentifikator, boolean canBeNotified) {

    @Override
    public String toString() {
      return "Change[canBeNotified=" + canBeNotified + "]";
    }
  }

  /** JA if the citizen may choose our mailbox; otherwise the code that says why not. */
  public String mayChooseMailbox(String personidentifikator) throws IOException {
    JsonNode answer =
        ask("/rest/v1/postkasse/kan-velge", Map.of("personidentifikator", personidentifikator));
    return answer.path("beskrivelse").asText(answer.path("status").asText());
  }

  /** What has changed after the change with this number. */
  public List<Change> changesAfter(long endringsId) throws IOException {
    List<Change> changes = new ArrayList<>();
    for (JsonNode person :
        ask("/rest/v1/krr/hentEndringer", Map.of("fraEndringsId", endringsId)).path("list")) {
      changes.add(
          new Change(
              person.path("personidentifikator").asText(),
              person.path("varslingsstatus").asText().equals("KAN_VARSLES")));
    }
    return changes;
  }

  private JsonNode ask(String path, Map<String, ?> question) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(registry.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(question)))
            .build();
    HttpResponse<byte[]> answer = send(request);
    if (answer.statusCode() == UNAVAILABLE) {
      answer = send(request);
    }
    if (answer.statusCode() != 200) {
      throw new IOException("The registry answered " + answer.statusCode() + ".");
    }
    return JSON.readTree(answer.body());
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("The call was interrupted.", interrupted);
    }
  }
}
