package no.kontaktregister.adapters.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.adapters.rest.audit.RefusalFilter;
import no.kontaktregister.adapters.rest.oppslag.OppslagResource;
import no.kontaktregister.adapters.rest.person.PersonResource;
import no.kontaktregister.adapters.rest.postkasse.PostkasseResource;
import no.kontaktregister.adapters.rest.protocol.JoseMessageBodyWriter;
import no.kontaktregister.adapters.rest.protocol.JoseSettings;
import no.kontaktregister.adapters.rest.protocol.OwnCertificateFeature;
import no.kontaktregister.adapters.rest.protocol.RequestBodyFilter;
import no.kontaktregister.adapters.rest.protocol.RestSettings;
import no.kontaktregister.adapters.rest.token.TokenFeature;
import no.kontaktregister.adapters.rest.token.TokenSettings;
import no.kontaktregister.adapters.rest.token.Tokens;
import no.kontaktregister.application.audit.RecordRefusal;
import no.kontaktregister.application.oppslag.HentEndringer;
import no.kontaktregister.application.oppslag.HentPersoner;
import no.kontaktregister.application.oppslag.HentPrintSertifikat;
import no.kontaktregister.application.person.EndrePerson;
import no.kontaktregister.application.person.HentPerson;
import no.kontaktregister.application.person.SlettPerson;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.OppdaterPostkasse;
import no.kontaktregister.application.postkasse.OpprettOgVelgSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.SlettPostkasse;
import no.kontaktregister.certificateauthority.CertificateIssuer;
import no.kontaktregister.certificateauthority.CertificateIssuer.Content;
import no.kontaktregister.certificateauthority.CertificateIssuer.Issued;
import no.kontaktregister.domain.person.SyntheticNumbers;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * Everything of {@link RestApplication}, run by Jersey in process. A test brings the use cases that
 * its requests come to; a request that comes to another one is answered with 500.
 */
public final class Endpoints {

  /** An enterprise. */
  public static final String ENTERPRISE = "984661185";

  /** An enterprise that acts for others. */
  public static final String SUPPLIER = "987654325";

  /** A citizen. */
  public static final String CITIZEN = "20914695016";

  /** The largest body that is read, in bytes. */
  public static final int MAX_BODY_BYTES = 20_000;

  /** The issuer of enterprises' tokens. */
  public static final TokenIssuer MASKINPORTEN = new TokenIssuer("https://maskinporten.example/");

  /** The issuer of citizens' tokens. */
  public static final TokenIssuer IDPORTEN = new TokenIssuer("https://idporten.example");

  /** The key and certificate of signed answers. */
  public static final Issued REGISTRY =
      CertificateIssuer.selfSigned(
          "CN=Kontaktregister",
          validUntil(Instant.now().plus(Duration.ofDays(1))),
          Optional.empty());

  /** The same key, with a certificate that has expired. */
  public static final Issued EXPIRED =
      new Issued(
          new CertificateIssuer(REGISTRY, Optional.empty())
              .certify(
                  "CN=Kontaktregister",
                  REGISTRY.certificate().getPublicKey(),
                  validUntil(Instant.now().minusSeconds(1))),
          REGISTRY.key());

  private static final URI BASE = URI.create("http://localhost/rest/");

  private final ApplicationHandler handler;

  private static Content validUntil(Instant until) {
    return Content.ofAnEnterprise(until.minus(Duration.ofDays(2)), until);
  }

  /** Endpoints with some use cases behind them. */
  public Endpoints(UseCases useCases) {
    this(useCases, issuers());
  }

  /** Endpoints that accept some issuers' tokens. */
  public Endpoints(UseCases useCases, TokenSettings issuers) {
    this(useCases, issuers, SyntheticNumbers.ACCEPTED);
  }

  /** Endpoints that accept or refuse the tokens of invented citizens. */
  public Endpoints(UseCases useCases, SyntheticNumbers syntheticNumbers) {
    this(useCases, issuers(), syntheticNumbers);
  }

  /** The two issuers, by the system's clock. */
  public static TokenSettings issuers() {
    return new TokenSettings(
        MASKINPORTEN.settings(), Optional.of(IDPORTEN.settings()), Clock.systemUTC());
  }

  private Endpoints(UseCases useCases, TokenSettings issuers, SyntheticNumbers syntheticNumbers) {
    Application application = new RestApplication();
    // CDI is not here to construct them.
    Map<Class<?>, Object> constructed =
        Stream.of(
                new OppslagResource(
                    useCases.hentPersoner, useCases.hentEndringer, useCases.hentPrintSertifikat),
                new PersonResource(useCases.hentPerson, useCases.endrePerson, useCases.slettPerson),
                new PostkasseResource(
                    useCases.kanVelge, useCases.opprettOgVelg, useCases.oppdater, useCases.slett),
                new TokenFeature(new Tokens(issuers, syntheticNumbers)),
                new RefusalFilter(useCases.recordRefusal),
                new RequestBodyFilter(new RestSettings(MAX_BODY_BYTES)),
                new OwnCertificateFeature(useCases::signatures),
                new JoseMessageBodyWriter(useCases::signatures))
            .collect(Collectors.toMap(Object::getClass, Function.identity()));
    ResourceConfig config =
        new ResourceConfig()
            .addProperties(application.getProperties())
            .register(DependentContext.binder());
    for (Class<?> part : application.getClasses()) {
      if (constructed.containsKey(part)) {
        config.register(constructed.get(part));
      } else {
        config.register(part);
      }
    }
    handler = new ApplicationHandler(config);
  }

  /** The use cases behind the endpoints; a test sets those that it needs. */
  public static final class UseCases {
    public KanVelgeSikkerDigitalPostkasse kanVelge = request -> unset();
    public OpprettOgVelgSikkerDigitalPostkasse opprettOgVelg = request -> unset();
    public OppdaterPostkasse oppdater = request -> unset();
    public SlettPostkasse slett = request -> unset();
    public HentPersoner hentPersoner = request -> unset();
    public HentEndringer hentEndringer = request -> unset();
    public HentPrintSertifikat hentPrintSertifikat = request -> unset();
    public HentPerson hentPerson = request -> unset();
    public EndrePerson endrePerson = request -> unset();
    public SlettPerson slettPerson = request -> unset();
    public RecordRefusal recordRefusal = (caller, operasjon, reason) -> {};

    /** The key and the certificate that the answers are signed with. */
    public Issued registry = REGISTRY;

    private JoseSettings signatures() {
      return new JoseSettings(registry.key(), List.of(registry.certificate()));
    }

    private static <T> T unset() {
      throw new UnsupportedOperationException("the test did not expect this use case");
    }
  }

  /** A request to a path below {@code /rest/}. */
  public Request request(String method, String path) {
    return new Request(method, path);
  }

  /** A POST with a JSON body and an enterprise's token. */
  public Request post(String path, String scope, String body) {
    return request("POST", path)
        .token(MASKINPORTEN.enterpriseToken(ENTERPRISE, scope))
        .body("application/json", body);
  }

  /** A request that is put together step by step. */
  public final class Request {

    private final String method;
    private final String path;
    private final Map<String, List<String>> headers = new TreeMap<>();
    private byte[] body = {};

    private Request(String method, String path) {
      this.method = method;
      this.path = path;
    }

    /** With a bearer token. */
    public Request token(String token) {
      return header("Authorization", "Bearer " + token);
    }

    /** With the token of {@link Endpoints#CITIZEN}. */
    public Request citizen(String scope) {
      return token(IDPORTEN.citizenToken(CITIZEN, scope));
    }

    /** With a header, in place of one with the same name. */
    public Request header(String name, String... values) {
      headers.put(name, List.of(values));
      return this;
    }

    /** With a body. */
    public Request body(String contentType, String text) {
      body = text.getBytes(UTF_8);
      return header("Content-Type", contentType);
    }

    /** With a body but no Content-Type. */
    public Request body(String text) {
      body = text.getBytes(UTF_8);
      return this;
    }

    /** Sends it. */
    public Answer send() throws Exception {
      ContainerRequest request =
          new ContainerRequest(
              BASE,
              BASE.resolve(path),
              method,
              new Anonymous(),
              new MapPropertiesDelegate(),
              handler.getConfiguration());
      headers.forEach((name, values) -> request.headers(name, values));
      request.setEntityStream(new ByteArrayInputStream(body));
      ByteArrayOutputStream sent = new ByteArrayOutputStream();
      ContainerResponse answer = handler.apply(request, sent).get();
      return new Answer(answer.getStatus(), answer.getStringHeaders(), sent.toByteArray());
    }
  }

  /** Nobody yet. */
  private record Anonymous() implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
      return null;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return true;
    }

    @Override
    public String getAuthenticationScheme() {
      return null;
    }
  }
}
