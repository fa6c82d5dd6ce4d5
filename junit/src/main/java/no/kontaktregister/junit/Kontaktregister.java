package no.kontaktregister.junit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A registry for tests. One demo serves all test classes of a run: it starts when it is first
 * needed, and stops at the end of the run. Before each test it is reset to the demo's citizens.
 *
 * <pre>{@code
 * @RegisterExtension static Kontaktregister register = Kontaktregister.start();
 *
 * @Test
 * void aReservedCitizenGetsPaper() {
 *   Citizen citizen = register.citizen().reserved().create();
 *   ...
 * }
 * }</pre>
 *
 * <p>{@code @ExtendWith(Kontaktregister.class)} does the same, and gives the registry to each test
 * that has a parameter of this type.
 *
 * <p>A request that the demo refuses throws an {@link IllegalArgumentException} if the request was
 * wrong, and an {@link IllegalStateException} if the registry's state does not allow it. The
 * message is the demo's own sentence.
 */
public final class Kontaktregister
    implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

  private final Supplier<Demo> demo;
  private final boolean resets;

  /** For {@code @ExtendWith}; otherwise use {@link #start()}. */
  public Kontaktregister() {
    this(Demo::running, true);
  }

  private Kontaktregister(Supplier<Demo> demo, boolean resets) {
    this.demo = demo;
    this.resets = resets;
  }

  /** The extension. The demo itself starts when a test class first needs it. */
  public static Kontaktregister start() {
    return new Kontaktregister();
  }

  /**
   * The extension for a demo that something else starts and stops, such as a container.
   *
   * @param url the demo's address, without a slash at its end; asked for each time that it is
   *     needed
   */
  public static Kontaktregister at(Supplier<URI> url) {
    return new Kontaktregister(() -> Demo.at(url.get()), true);
  }

  /**
   * The same extension without the reset before each test: for tests that run in parallel, each
   * with citizens of its own.
   */
  public Kontaktregister withoutReset() {
    return new Kontaktregister(demo, false);
  }

  /** The demo's address, without a slash at its end: {@code http://localhost:41234}. */
  public URI url() {
    return demo.get().url();
  }

  /** Describes a new citizen; {@link NewCitizen#create()} adds the citizen to the registry. */
  public NewCitizen citizen() {
    return new NewCitizen(control());
  }

  /** The citizen with this number, such as one of the demo's own. */
  public Citizen citizen(String personidentifikator) {
    ControlApi control = control();
    return Citizen.of(
        control,
        control.send("POST", "citizens/find", Map.of("personidentifikator", personidentifikator)));
  }

  /**
   * A token from the demo's Maskinporten.
   *
   * @param virksomhetsidentifikator the enterprise that the token is for; any valid number
   * @param scopes such as {@code krr:global/kontaktinformasjon.read}
   */
  public String token(String virksomhetsidentifikator, String... scopes) {
    return control().token(virksomhetsidentifikator, List.of(scopes));
  }

  /** A new key pair with a certificate that is valid for a year, for any valid number. */
  public Keys keys(String virksomhetsidentifikator) {
    return keys(virksomhetsidentifikator, CertificateState.VALID);
  }

  /** A new key pair with a certificate in a given state. */
  public Keys keys(String virksomhetsidentifikator, CertificateState state) {
    return Keys.of(
        control()
            .send(
                "POST",
                "keys",
                Map.of("virksomhetsidentifikator", virksomhetsidentifikator, "state", state)));
  }

  /** Lets a signer use a service for an enterprise, which may be the signer itself. */
  public void grant(String signer, String virksomhet, Tjeneste tjeneste) {
    control()
        .send(
            "PUT",
            "grants",
            Map.of("signer", signer, "virksomhet", virksomhet, "tjeneste", tjeneste));
  }

  /** Takes a grant away, one of the demo's own or an added one. */
  public void removeGrant(String signer, String virksomhet, Tjeneste tjeneste) {
    control().send("DELETE", "grants/" + signer + "/" + virksomhet + "/" + tjeneste);
  }

  /**
   * Adds a mailbox provider, or changes its name. To call the endpoints, it also needs the grant
   * {@link Tjeneste#POSTKASSELEVERANDOER}.
   */
  public void provider(String virksomhetsidentifikator, String navn) {
    control()
        .send(
            "PUT",
            "providers",
            Map.of("virksomhetsidentifikator", virksomhetsidentifikator, "navn", navn));
  }

  /** The same, with the certificate that mail to its mailboxes is encrypted with. */
  public void provider(String virksomhetsidentifikator, String navn, X509Certificate sertifikat) {
    control()
        .send(
            "PUT",
            "providers",
            Map.of(
                "virksomhetsidentifikator",
                virksomhetsidentifikator,
                "navn",
                navn,
                "sertifikat",
                base64(sertifikat)));
  }

  /** Removes a mailbox provider, with which no citizen has an active mailbox. */
  public void removeProvider(String virksomhetsidentifikator) {
    control().send("DELETE", "providers/" + virksomhetsidentifikator);
  }

  /** The registry's clock. */
  public RegistryClock clock() {
    return new RegistryClock(control());
  }

  /** Makes the next call of an operation fail, or late. */
  public void failNext(Operasjon operasjon, Fault fault) {
    failNext(operasjon, fault, 1);
  }

  /** Makes the next calls of an operation fail, or late. */
  public void failNext(Operasjon operasjon, Fault fault, int calls) {
    control().send("POST", "faults", fault.forCalls(operasjon, calls));
  }

  /**
   * Makes all calls of an operation fail, or late, for some time.
   *
   * @param time whole seconds, by the machine's clock
   */
  public void failFor(Operasjon operasjon, Fault fault, Duration time) {
    control().send("POST", "faults", fault.forSeconds(operasjon, time.toSeconds()));
  }

  /**
   * The calls of the registry's endpoints since the last reset, oldest first: the last 1000, or
   * fewer if their messages are long.
   */
  public List<Call> calls() {
    return calls("calls");
  }

  /** The calls of one operation. */
  public List<Call> calls(Operasjon operasjon) {
    return calls("calls?operation=" + operasjon);
  }

  private List<Call> calls(String path) {
    List<Call> calls = new ArrayList<>();
    for (JsonNode call : control().send("GET", path).path("calls")) {
      calls.add(Call.of(call));
    }
    return List.copyOf(calls);
  }

  /**
   * Brings back the state of the demo's start: its citizens, mailbox providers and grants, the
   * machine's clock, no faults, no calls. The change numbers begin at 1 again.
   */
  public void reset() {
    control().send("POST", "reset");
  }

  private static String base64(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException unreadable) {
      throw new IllegalArgumentException("The certificate cannot be encoded.", unreadable);
    }
  }

  private ControlApi control() {
    return new ControlApi(demo.get());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    demo.get();
    // Once for each test class, which does no harm.
    context
        .getRoot()
        .getStore(Namespace.create(Kontaktregister.class))
        .put(Kontaktregister.class, new EndOfRun());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (resets) {
      reset();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Kontaktregister.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return this;
  }

  /** JUnit closes it at the end of the run. Versions before 5.13 know the first interface alone. */
  @SuppressWarnings("deprecation")
  private static final class EndOfRun
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    @Override
    public void close() {
      Demo.stop();
    }
  }
}
