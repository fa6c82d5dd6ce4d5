package no.kontaktregister.bootstrap.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.demo.SecuredSoap;

/** {@code kontaktregister.jar} as a process of its own, as its users run it. */
public final class Service implements AutoCloseable {

  public static final Path JAR = Path.of("target", "kontaktregister.jar");
  private static final Path KEYS = Path.of("target", "test-keys").toAbsolutePath();
  private static final String REGISTRY = "991825827";
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** The enterprise that asks where a test does not say otherwise. */
  private static final String CALLER = "984661185";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final TokenIssuer issuer;
  private final Map<String, SecuredSoap> soap = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final String token;
  private final int port;
  private final Path log;
  private final Process process;

  private Service(Path jar, Map<String, String> configuration, TokenIssuer issuer)
      throws Exception {
    this.issuer = issuer;
    token = issuer.token(CALLER);
    port = freePort();
    log = Files.createTempFile(JAR.getParent(), "service-", ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-Dkontaktregister.http.port=" + port);
    configuration.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-jar", jar.toString()));
    process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** Who issues the certificates that the service relies on. */
  public static DemoAuthority authority() throws Exception {
    return DemoAuthority.in(KEYS, "O=Kontaktregister,CN=Test CA");
  }

  /** A client of the SOAP door. */
  public static SecuredSoap client(String organisationNumber) throws Exception {
    return new SecuredSoap(authority().keysOf(organisationNumber));
  }

  /** Starts the service and waits until it is ready. */
  public static Service start(Map<String, String> configuration) throws Exception {
    return start(configuration, new TokenIssuer());
  }

  /** The same, with another jar. */
  public static Service start(Path jar, Map<String, String> configuration) throws Exception {
    return start(jar, configuration, new TokenIssuer());
  }

  /** The same, with an issuer that the caller keeps. */
  public static Service start(Map<String, String> configuration, TokenIssuer issuer)
      throws Exception {
    return start(JAR, configuration, issuer);
  }

  private static Service start(Path jar, Map<String, String> configuration, TokenIssuer issuer)
      throws Exception {
    Service service = new Service(jar, complete(configuration, issuer), issuer);
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!service.log().contains("Kontaktregister is ready.")) {
      if (!service.process.isAlive() || Instant.now().isAfter(deadline)) {
        service.close();
        throw new IllegalStateException("the service did not start:\n" + service.log());
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return service;
  }

  /** Adds what both doors need where a test does not say it. */
  public static Map<String, String> complete(Map<String, String> configuration, TokenIssuer issuer)
      throws Exception {
    Map<String, String> all = new HashMap<>(configuration);
    all.putIfAbsent("kontaktregister.certificates.trust", KEYS.resolve("ca.pem").toString());
    all.putIfAbsent("kontaktregister.certificates.ocsp", "av");
    all.putIfAbsent("kontaktregister.certificates.crl", "av");
    all.putIfAbsent("kontaktregister.soap.keystore", authority().keysOf(REGISTRY).toString());
    all.putIfAbsent("kontaktregister.soap.keystore-password", DemoAuthority.PASSWORD);
    all.putIfAbsent("kontaktregister.virksomhetsidentifikator", REGISTRY);
    all.putIfAbsent("kontaktregister.print.postkasseleverandoer", CALLER);
    all.putIfAbsent(
        "kontaktregister.print.sertifikat",
        authority().keysOf(CALLER).resolveSibling(CALLER + ".pem").toString());
    all.putIfAbsent("kontaktregister.maskinporten.issuer", TokenIssuer.NAME);
    all.putIfAbsent("kontaktregister.maskinporten.audience", TokenIssuer.AUDIENCE);
    all.putIfAbsent("kontaktregister.maskinporten.jwks-url", issuer.jwksUrl());
    return all;
  }

  /** Starts a service that must refuse to, and gives its exit code and last words. */
  public static Refusal refuse(Map<String, String> configuration) throws Exception {
    try (Service service = new Service(JAR, configuration, new TokenIssuer())) {
      if (!service.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("the service neither ended nor refused");
      }
      return new Refusal(service.process.exitValue(), service.log());
    }
  }

  /** How a service ended that would not start. */
  public record Refusal(int exitCode, String log) {}

  public URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  /** Who gives the tokens that this service relies on. */
  public TokenIssuer issuer() {
    return issuer;
  }

  /** All that the service has written to its console. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  public HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  /** An enterprise's own client of the SOAP door. */
  public SecuredSoap soap(String organisationNumber) {
    return soap.computeIfAbsent(organisationNumber, Service::ownClient);
  }

  private static SecuredSoap ownClient(String organisationNumber) {
    try {
      return client(organisationNumber);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A good token for a call; made once, because to sign one costs more than most calls do. */
  String token(Call call, String scopes) {
    return tokens.computeIfAbsent(
        call.caller() + " " + call.supplier() + " " + scopes,
        key -> newToken(call.caller(), call.supplier(), scopes));
  }

  private String newToken(String consumer, String supplier, String scopes) {
    try {
      JWTClaimsSet.Builder claims = TokenIssuer.claims(consumer).claim("scope", scopes);
      if (supplier != null) {
        claims.claim("supplier", TokenIssuer.enterprise("0192:" + supplier));
      }
      return issuer.token(claims.build());
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Sends a message, with a good token for whoever wants one. */
  public HttpResponse<String> post(String path, String contentType, String body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body, UTF_8)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString(UTF_8));
  }

  /** A request to which only a good token has been added. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    issuer.close();
    process.destroy();
    process
        .onExit()
        .orTimeout(20, TimeUnit.SECONDS)
        .exceptionally(timeout -> process.destroyForcibly())
        .join();
  }

  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
