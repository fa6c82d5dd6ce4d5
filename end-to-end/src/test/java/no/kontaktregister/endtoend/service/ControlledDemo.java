package no.kontaktregister.endtoend.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.kontaktregister.demo.KeyFolder;
import no.kontaktregister.demo.SecuredSoap;
import no.kontaktregister.demo.SoapSigner;
import no.kontaktregister.demo.client.MaskinportenClient;
import no.kontaktregister.endtoend.server.PayaraMicro;

/**
 * The demo as a test pipeline starts it: by its options, on a free port, until a file says ready.
 */
public final class ControlledDemo implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(300);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENVELOPE =
      """
      <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body>
      <%1$sForespoersel xmlns="http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02">%2$s\
      </%1$sForespoersel></e:Body></e:Envelope>""";

  /** In the folder of a demo: its folder for temporary files. */
  public static final String TEMPORARY = "temporary";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Process process;
  private final Path keys;
  private final URI url;

  private ControlledDemo(Process process, Path keys, URI url) {
    this.process = process;
    this.keys = keys;
    this.url = url;
  }

  /**
   * Starts the demo.
   *
   * @param folder where its keys and its files are
   * @param options more options
   */
  public static ControlledDemo start(Path folder, String... options) throws IOException {
    Path keys = folder.resolve("keys");
    DemoKeys.copyTo(keys);
    List<String> all = new ArrayList<>(List.of("--keys", keys.toString()));
    all.addAll(List.of(options));
    return start(folder, keys, all);
  }

  /** The same, with keys of which nobody says where they are. */
  public static ControlledDemo startWithItsOwnKeys(Path folder, String... options)
      throws IOException {
    return start(folder, null, List.of(options));
  }

  private static ControlledDemo start(Path folder, Path keys, List<String> options)
      throws IOException {
    Path ready = folder.resolve("ready");
    List<String> all = new ArrayList<>(List.of("--port", "0", "--ready-file", ready.toString()));
    all.addAll(options);
    Process process = run(folder.resolve("log"), all);
    await().atMost(PATIENCE).until(() -> Files.exists(ready) || !process.isAlive());
    return new ControlledDemo(process, keys, URI.create(Files.readString(ready).strip()));
  }

  /** Starts a demo that must refuse to start; gives its exit code and its output. */
  public static PayaraMicro.Refusal refuse(Path folder, String... options) throws Exception {
    Path log = folder.resolve("refusal");
    int exitCode = run(log, List.of(options)).waitFor();
    return new PayaraMicro.Refusal(exitCode, Files.readString(log));
  }

  private static Process run(Path log, List<String> options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                PayaraMicro.DEMO.toString()));
    command.addAll(1, PayaraMicro.JVM_OPTIONS);
    Path temporary = Files.createDirectories(log.resolveSibling(TEMPORARY));
    command.add(1, "-Djava.io.tmpdir=" + temporary);
    command.addAll(options);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** Where the file says that it is. */
  public URI url() {
    return url;
  }

  /** A request to the control API; null for no body. */
  public HttpResponse<String> control(String method, String path, String json) throws Exception {
    return control(method, path, "application/json", json);
  }

  /** The same with a body of another type. */
  public HttpResponse<String> control(String method, String path, String type, String body)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/demo/v1/" + path));
    if (body != null) {
      request.header("Content-Type", type);
    }
    return send(
        request.method(
            method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, UTF_8)));
  }

  /** The same, for an answer that is JSON or nothing. */
  public JsonNode json(String method, String path, String json) throws Exception {
    HttpResponse<String> answer = control(method, path, json);
    if (answer.statusCode() >= 300) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  /**
   * A REST call of an enterprise of the demo. Gets a new token when the one that it has expires.
   */
  public HttpResponse<String> rest(String enterprise, String scopes, String path, String json)
      throws Exception {
    String known = tokens.get(enterprise + " " + scopes);
    if (known != null) {
      HttpResponse<String> answer = restWith(known, path, json);
      if (answer.statusCode() != 401) {
        return answer;
      }
    }
    String fresh = token(enterprise, scopes);
    tokens.put(enterprise + " " + scopes, fresh);
    return restWith(fresh, path, json);
  }

  /** A REST call with this token. */
  public HttpResponse<String> restWith(String token, String path, String json) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(url + "/rest/v1/" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json, UTF_8)));
  }

  /** A SOAP call with these keys; the Body of the answer. */
  public String soap(Path keyStore, String path, String operation, String content)
      throws Exception {
    return new SecuredSoap(keyStore)
        .call(URI.create(url + "/ws/" + path), ENVELOPE.formatted(operation, content));
  }

  /** The same with a time stamp of another time; the whole answer, as it came. */
  public String soapAhead(Path keyStore, Duration ahead, String path, String operation)
      throws Exception {
    int seconds = (int) ahead.toSeconds();
    String message =
        SoapSigner.write(
            SoapSigner.with(keyStore)
                .timestamp(seconds, seconds + 120)
                .sign(ENVELOPE.formatted(operation, "")));
    return send(HttpRequest.newBuilder(URI.create(url + "/ws/" + path))
            .header("Content-Type", "application/soap+xml; charset=utf-8")
            .POST(BodyPublishers.ofString(message, UTF_8)))
        .body();
  }

  /** A new token of the demo's Maskinporten, for an assertion signed with the enterprise's keys. */
  public String token(String enterprise, String scopes) throws Exception {
    return token(keysOf(enterprise), scopes);
  }

  /** The same with these keys. */
  public String token(Path keyStore, String scopes) throws Exception {
    return MaskinportenClient.token(
        URI.create(url + "/maskinporten/"), KeyFolder.open(keyStore), scopes);
  }

  /** What the demo has logged. */
  public String log() throws IOException {
    return Files.readString(keys.resolveSibling("log"));
  }

  /** The size of what lives on its heap, after a full collection. */
  public long liveBytes() throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process histogram =
        new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram").start();
    Matcher total =
        Pattern.compile("Total +[0-9]+ +([0-9]+)")
            .matcher(new String(histogram.getInputStream().readAllBytes(), UTF_8));
    if (!total.find()) {
      throw new IOException("jcmd did not count the demo's objects");
    }
    return Long.parseLong(total.group(1));
  }

  /** The keys of an enterprise that the demo has from its start. */
  public Path keysOf(String enterprise) {
    return keys.resolve(enterprise + ".p12");
  }

  public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString(UTF_8));
  }

  @Override
  public void close() {
    PayaraMicro.stop(process);
  }
}
