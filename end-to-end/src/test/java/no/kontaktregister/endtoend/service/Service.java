package no.kontaktregister.endtoend.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.demo.SecuredSoap;
import no.kontaktregister.demo.SoapSigner;
import no.kontaktregister.endtoend.server.ApplicationServer;
import no.kontaktregister.endtoend.server.Deployable;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.endtoend.server.Running;

/** The running service, started as its users start it, and called over HTTP. */
public final class Service implements AutoCloseable {

  private static final Path KEYS = Path.of("target", "test-keys").toAbsolutePath();

  private static final String REGISTRY = "991825827";
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** The enterprise that calls, unless a test says otherwise. */
  private static final String CALLER = "984661185";

  private final HttpClient client;
  private final TokenIssuer issuer;
  private final Map<String, SecuredSoap> soap = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final String token;
  private final Running server;
  private final String address;

  private Service(Running server, String contextPath, TokenIssuer issuer) throws JOSEException {
    this(
        server,
        "http://localhost:" + server.port() + contextPath,
        issuer,
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  private Service(Running server, String address, TokenIssuer issuer, HttpClient client)
      throws JOSEException {
    this.server = server;
    this.address = address;
    this.client = client;
    this.issuer = issuer;
    token = issuer.token(CALLER);
  }

  /** The issuer of the certificates that the service trusts. */
  public static synchronized DemoAuthority authority() throws Exception {
    return DemoAuthority.in(KEYS, "O=Kontaktregister,CN=Test CA");
  }

  /** The key store of an enterprise whose certificate the service trusts. */
  public static synchronized Path keysOf(String organisationNumber) throws Exception {
    return authority().keysOf(organisationNumber);
  }

  /** A client of the SOAP endpoint. */
  public static SecuredSoap client(String organisationNumber) throws Exception {
    return new SecuredSoap(keysOf(organisationNumber));
  }

  /** Signs as an enterprise whose certificate the service trusts. */
  public static SoapSigner signer(String organisationNumber) throws Exception {
    return SoapSigner.with(keysOf(organisationNumber));
  }

  /** Starts the demo with the keys of the tests, and waits until it is ready. */
  public static Service start(Map<String, String> configuration) throws Exception {
    return start(configuration, new TokenIssuer());
  }

  /** Starts the production archive. */
  public static Service startProduction(Map<String, String> configuration) throws Exception {
    return start(new PayaraMicro(PayaraMicro.PRODUCTION), JAVA_HOME, configuration);
  }

  /** Starts the demo as its users do, with its own keys and issuer. */
  public static Service startDemo() throws Exception {
    return new Service(
        new PayaraMicro(PayaraMicro.DEMO)
            .start(JAVA_HOME, Map.of("kontaktregister.demo.keys", DemoKeys.folder().toString())),
        "",
        new TokenIssuer());
  }

  /** The same, with an issuer that the caller keeps. */
  public static Service start(Map<String, String> configuration, TokenIssuer issuer)
      throws Exception {
    return new Service(
        new PayaraMicro(PayaraMicro.DEMO).start(JAVA_HOME, completeDemo(configuration, issuer)),
        "",
        issuer);
  }

  /** Starts an archive on a server. */
  public static Service start(
      ApplicationServer server, Path javaHome, Map<String, String> configuration) throws Exception {
    TokenIssuer issuer = new TokenIssuer();
    return new Service(server.start(javaHome, complete(configuration, issuer)), "", issuer);
  }

  /** Another copy of the application on the same server. */
  public Service below(String path) throws JOSEException {
    return new Service(server, path, issuer);
  }

  /** The same application over HTTPS, and over HTTP/2 if the server can. */
  public Service overHttps(SSLContext trust) throws JOSEException {
    return new Service(
        server,
        "https://localhost:" + server.httpsPort().getAsInt(),
        issuer,
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).sslContext(trust).build());
  }

  /** The server, if it takes more than one archive. */
  public Deployable deployments() {
    return (Deployable) server;
  }

  /** Adds what the demo needs where a test does not set it. */
  public static Map<String, String> completeDemo(
      Map<String, String> configuration, TokenIssuer issuer) throws Exception {
    Map<String, String> all = complete(configuration, issuer);
    all.putIfAbsent("kontaktregister.demo.keys", DemoKeys.folder().toString());
    return all;
  }

  /** Adds what each archive needs where a test does not set it. */
  private static Map<String, String> complete(Map<String, String> configuration, TokenIssuer issuer)
      throws Exception {
    Map<String, String> all = new HashMap<>(configuration);
    all.putIfAbsent("kontaktregister.certificates.trust", KEYS.resolve("ca.pem").toString());
    all.putIfAbsent("kontaktregister.certificates.ocsp", "av");
    all.putIfAbsent("kontaktregister.certificates.crl", "av");
    all.putIfAbsent("kontaktregister.soap.keystore", keysOf(REGISTRY).toString());
    all.putIfAbsent("kontaktregister.soap.keystore-password", DemoAuthority.PASSWORD);
    all.putIfAbsent("kontaktregister.virksomhetsidentifikator", REGISTRY);
    all.putIfAbsent("kontaktregister.print.postkasseleverandoer", CALLER);
    all.putIfAbsent(
        "kontaktregister.print.sertifikat",
        keysOf(CALLER).resolveSibling(CALLER + ".pem").toString());
    all.putIfAbsent("kontaktregister.maskinporten.issuer", TokenIssuer.NAME);
    all.putIfAbsent("kontaktregister.maskinporten.audience", TokenIssuer.AUDIENCE);
    all.putIfAbsent("kontaktregister.maskinporten.jwks-url", issuer.jwksUrl());
    return all;
  }

  public URI uri(String path) {
    return URI.create(address + path);
  }

  public int port() {
    return server.port();
  }

  public OptionalInt httpsPort() {
    return server.httpsPort();
  }

  /** The ports of the server's administration. */
  public Set<Integer> administrationPorts() {
    return server.administrationPorts();
  }

  /** Whether the server refuses a request whose Host header names no host. */
  public boolean checksHost() {
    return server.checksHost();
  }

  public long pid() {
    return server.pid();
  }

  /** The issuer of the tokens that this service accepts. */
  public TokenIssuer issuer() {
    return issuer;
  }

  /** Everything that the service has logged. */
  public String log() throws IOException {
    return server.log();
  }

  /** The same line by line, for a log that is too long for a text. The caller closes it. */
  public Stream<String> lines() throws IOException {
    return server.lines();
  }

  /** The lines of the log that contain all these words; some servers write them a moment later. */
  public List<String> logged(String... words) throws Exception {
    return await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () -> log().lines().filter(line -> Stream.of(words).allMatch(line::contains)).toList(),
            lines -> !lines.isEmpty());
  }

  public HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  /** An enterprise's own client of the SOAP endpoint. */
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

  /** A valid token for a call. Each is made once: signing costs more than most calls. */
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

  /** Sends a message with a valid token. */
  public HttpResponse<String> post(String path, String contentType, String body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body, UTF_8)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString(UTF_8));
  }

  /** A request that has a valid token and nothing else. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    issuer.close();
    server.close();
  }
}
