package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.junit.Call;
import no.kontaktregister.junit.CertificateState;
import no.kontaktregister.junit.Citizen;
import no.kontaktregister.junit.CitizenState.Mailbox;
import no.kontaktregister.junit.Fault;
import no.kontaktregister.junit.Keys;
import no.kontaktregister.junit.Kontaktregister;
import no.kontaktregister.junit.Operasjon;
import no.kontaktregister.junit.Tjeneste;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A run of JUnit with three test classes that use the extension, and what is left of it. */
class JUnitExtensionIT {

  private static final String JAR = "kontaktregister.demo.jar";
  private static final List<URI> URLS = new CopyOnWriteArrayList<>();
  private static TestExecutionSummary summary;

  @BeforeAll
  static void run() {
    System.setProperty(JAR, PayaraMicro.DEMO.toString());
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(
                    selectClass(ControlSample.class),
                    selectClass(ParameterSample.class),
                    selectClass(WithoutResetSample.class))
                .build(),
            listener);
    summary = listener.getSummary();
  }

  @AfterAll
  static void forgetTheJar() {
    System.clearProperty(JAR);
  }

  @Test
  void allTestsOfTheRunPass() {
    assertThat(summary.getFailures())
        .extracting(
            failure -> failure.getTestIdentifier().getDisplayName() + failure.getException())
        .isEmpty();
    assertThat(summary.getTestsSucceededCount()).isEqualTo(20);
  }

  @Test
  void oneDemoServesAllTestClassesAndStopsAtTheEndOfTheRun() {
    assertThat(URLS).hasSize(3).containsOnly(URLS.get(0));
    assertThatThrownBy(() -> new Socket(URLS.get(0).getHost(), URLS.get(0).getPort()).close())
        .isInstanceOf(IOException.class);
  }

  @Test
  void theDemoEndsWithATestProcessThatIsKilled(@TempDir Path folder) throws Exception {
    Process test =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + JAR + "=" + PayaraMicro.DEMO,
                // What a killed process leaves behind.
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                EndlessTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    URI url = URI.create(test.inputReader().readLine());
    new Socket(url.getHost(), url.getPort()).close();

    test.destroyForcibly().waitFor();

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> new Socket(url.getHost(), url.getPort()).close())
                    .isInstanceOf(IOException.class));
  }

  /** A test run that does not reach its end. */
  static final class EndlessTest {

    private EndlessTest() {}

    public static void main(String[] args) throws InterruptedException {
      System.out.println(Kontaktregister.start().url());
      new CountDownLatch(1).await();
    }
  }

  @Test
  void operationsAndServicesAreThoseOfTheRegistry() {
    assertThat(names(Operasjon.values()))
        .isEqualTo(names(no.kontaktregister.domain.tilgang.Operasjon.values()));
    assertThat(names(Tjeneste.values()))
        .isEqualTo(names(no.kontaktregister.domain.tilgang.Tjeneste.values()));
  }

  private static String names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).sorted().collect(Collectors.joining(" "));
  }

  /** The control API in Java. */
  static class ControlSample {

    private static final String PROVIDER = "984661185";

    @RegisterExtension static Kontaktregister register = Kontaktregister.start();

    private static final URI URL = register.url();

    @Test
    void aNewCitizenIsInTheStateThatWasAskedFor() {
      URLS.add(URL);
      Citizen citizen =
          register
              .citizen()
              .withEmail("kari@example.com")
              .withMobile("+4791234567")
              .contactGiven(Period.ofMonths(19))
              .withLanguage("nn")
              .withMailbox(PROVIDER)
              .create();

      assertThat(citizen.personidentifikator()).matches("[0-9]{11}");
      assertThat(citizen.state().canBeNotified()).isFalse();
      assertThat(citizen.state().spraak()).contains("nn");
      assertThat(citizen.state().mobiltelefonnummer()).contains("+4791234567");
      assertThat(citizen.state().postkasse()).map(Mailbox::leverandoer).contains(PROVIDER);
      assertThat(citizen.confirmContact().state().canBeNotified()).isTrue();
      assertThat(register.citizen().deleted().create().state().isDeleted()).isTrue();
    }

    @Test
    void eachActChangesTheCitizenAndTakesOneNumber() {
      Citizen citizen = register.citizen().create();
      long before = citizen.state().endringsnummer();

      assertThat(citizen.reserve().state().isReserved()).isTrue();
      assertThat(citizen.liftReservation().state().isReserved()).isFalse();
      assertThat(citizen.giveEmail("ny@example.com").state().epostadresse())
          .contains("ny@example.com");
      assertThat(citizen.giveMobile("+4791234567").removeEmail().state().epostadresse()).isEmpty();
      assertThat(citizen.removeMobile().state().mobiltelefonnummer()).isEmpty();
      assertThat(citizen.chooseLanguage("en").state().spraak()).contains("en");
      assertThat(citizen.createMailbox(PROVIDER, "kari.test#1").state().postkasse())
          .contains(new Mailbox(PROVIDER, "kari.test#1"));
      assertThat(citizen.updateMailbox(PROVIDER, "kari.test#2").state().postkasse())
          .contains(new Mailbox(PROVIDER, "kari.test#2"));
      assertThat(citizen.deleteMailbox().state().postkasse()).isEmpty();
      assertThat(citizen.delete().state().isDeleted()).isTrue();
      assertThat(citizen.state().endringsnummer()).isEqualTo(before + 11);
    }

    @Test
    void aCitizenOfOneTestIsNotThereInTheNext() {
      register.citizen().withPersonidentifikator("09819915110").create();
    }

    @Test
    void aCitizenOfAnotherTestIsNotThereInThisOne() {
      register.citizen().withPersonidentifikator("09819915110").create();
    }

    @Test
    void theClockMovesAndIsReleased() {
      Instant before = register.clock().freeze();

      assertThat(register.clock().advance(Duration.ofHours(2)))
          .isEqualTo(before.plus(Duration.ofHours(2)))
          .isEqualTo(register.clock().now());
      assertThat(register.clock().set(Instant.parse("2100-01-01T00:00:00Z")))
          .isEqualTo(Instant.parse("2100-01-01T00:00:00Z"));
      assertThat(register.clock().release()).isBefore(Instant.parse("2100-01-01T00:00:00Z"));
    }

    @Test
    void theClockIsThatOfSoapTimestampsTooIfATestSaysSo() {
      Instant frozen = register.clock().freeze();

      assertThat(register.clock().includeSoapTimestamps()).isEqualTo(frozen);
    }

    @Test
    void keysHaveACertificateInTheStateThatWasAskedFor() throws Exception {
      register.grant("889640782", "974761076", Tjeneste.OPPSLAGSTJENESTEN);

      certificate(register.keys("889640782")).checkValidity();
      assertThatThrownBy(
              certificate(register.keys("889640782", CertificateState.EXPIRED))::checkValidity)
          .isInstanceOf(CertificateExpiredException.class);
      assertThat(CertificateState.values())
          .allSatisfy(
              state -> assertThat(certificate(register.keys("889640782", state))).isNotNull());
    }

    @Test
    void aCitizensTokenReadsTheirOwnEntryAndTheCallHasItsMessages() throws Exception {
      Citizen citizen = register.citizen().withLanguage("nn").create();

      HttpResponse<String> own =
          get("/rest/v1/person", citizen.token("krr:user/kontaktinformasjon.read"));

      assertThat(own.body()).contains("\"spraak\":\"nn\"");
      assertThat(register.calls()).hasSize(1);
      Call call = register.calls(Operasjon.HENT_PERSON).get(0);
      assertThat(call.operasjon()).contains(Operasjon.HENT_PERSON);
      assertThat(call.innbygger()).contains(citizen.id());
      assertThat(call.method()).isEqualTo("GET");
      assertThat(call.path()).isEqualTo("/rest/v1/person");
      assertThat(call.request().header("authorization"))
          .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer ").endsWith("."));
      assertThat(call.request().body()).isEmpty();
      assertThat(call.status()).isEqualTo(200);
      assertThat(call.answer().contentType()).contains("application/json");
      assertThat(call.answer().body()).isEqualTo(own.body());
      assertThat(call.answer().isTruncated()).isFalse();
      assertThat(call.audit())
          .hasValueSatisfying(
              line -> assertThat(line).contains("operation=HENT_PERSON outcome=OK"));
      assertThat(call.answer()).asString().doesNotContain(citizen.personidentifikator());
    }

    @Test
    void aRequestThatIsRefusedAtOnceIsACallWithoutAnOperation() throws Exception {
      get("/rest/v1/person", "a.b.c");

      assertThat(register.calls()).hasSize(1);
      assertThat(register.calls().get(0).operasjon()).isEmpty();
      assertThat(register.calls().get(0).outcome()).isEqualTo("REFUSED");
      assertThat(register.calls().get(0).status()).isEqualTo(401);
    }

    @Test
    void aProviderIsAddedWithItsCertificateAndRemoved() throws Exception {
      register.provider("889640782", "Ny postkasse");
      register.grant("889640782", "889640782", Tjeneste.POSTKASSELEVERANDOER);
      register.provider("889640782", "Ny postkasse", certificate(register.keys("889640782")));
      Citizen citizen = register.citizen().withMailbox("889640782").create();

      assertThatThrownBy(() -> register.removeProvider("889640782"))
          .isInstanceOf(IllegalStateException.class);
      citizen.deleteMailbox();
      register.removeProvider("889640782");

      assertThatThrownBy(() -> register.citizen().withMailbox("889640782").create())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("approved mailbox provider");
    }

    @Test
    void aGrantIsRemovedOnce() {
      register.grant("889640782", "974761076", Tjeneste.OPPSLAGSTJENESTEN);
      register.removeGrant("889640782", "974761076", Tjeneste.OPPSLAGSTJENESTEN);

      assertThatThrownBy(
              () -> register.removeGrant("889640782", "974761076", Tjeneste.OPPSLAGSTJENESTEN))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("There is no such grant.");
    }

    @Test
    void callsFailForSomeSeconds() throws Exception {
      String token = register.citizen().create().token("krr:user/kontaktinformasjon.read");
      register.failFor(Operasjon.HENT_PERSON, Fault.unavailable(), Duration.ofSeconds(60));

      assertThat(get("/rest/v1/person", token).statusCode()).isEqualTo(503);
      assertThat(get("/rest/v1/person", token).statusCode()).isEqualTo(503);

      register.reset();

      assertThatThrownBy(
              () ->
                  register.failFor(
                      Operasjon.HENT_PERSON, Fault.unavailable(), Duration.ofMillis(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("seconds");
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(register.url().resolve(path))
                  .header("Authorization", "Bearer " + token)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void wrongRequestsThrowTheSentenceOfTheDemoWithoutTheNumber() {
      assertThatThrownBy(() -> register.citizen().withPersonidentifikator("12345678901").create())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("The field personidentifikator must be ")
          .hasMessageNotContaining("12345678901");
      assertThatThrownBy(() -> register.citizen().withMailbox("974761076").create())
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> register.citizen("09819915110"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("09819915110");
      assertThatThrownBy(() -> register.token("123", "krr:global/hentendring.read"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("organisation number");
      assertThatThrownBy(() -> register.clock().advance(Period.ofMonths(-1)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () ->
                  register.failNext(Operasjon.HENT_PERSONER, Fault.latency(Duration.ofMinutes(2))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("milliseconds");
    }

    @Test
    void whatTheRegistryRefusesThrowsItsCode() {
      Citizen reserved = register.citizen().reserved().create();

      assertThatThrownBy(() -> reserved.createMailbox(PROVIDER, "kari.test#1"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("RESERVERT");
    }

    @Test
    void aBrokenConnectionAndAWrongSignatureAreFaultsToo() {
      register.failNext(Operasjon.HENT_PRINT_SERTIFIKAT, Fault.wrongSignature());
      register.failNext(Operasjon.HENT_PRINT_SERTIFIKAT, Fault.brokenConnection());

      // This call asks for no signature, so the second fault is the first that fits.
      HttpRequest call =
          HttpRequest.newBuilder(URI.create(URL + "/rest/v1/printSertifikat")).build();
      assertThatThrownBy(() -> HttpClient.newHttpClient().send(call, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }

    @Test
    void aCitizenDoesNotTellTheNumber() {
      Citizen citizen = register.citizen("20914695016");

      assertThat(citizen.personidentifikator()).isEqualTo("20914695016");
      assertThat(citizen).hasToString("Citizen[" + citizen.id() + "]");
    }

    private static X509Certificate certificate(Keys keys) throws Exception {
      String alias = keys.keyStore().aliases().nextElement();
      assertThat(keys.keyStore().getKey(alias, keys.password().toCharArray())).isNotNull();
      return (X509Certificate) keys.keyStore().getCertificate(alias);
    }
  }

  /** The extension as a parameter. */
  @ExtendWith(Kontaktregister.class)
  static class ParameterSample {

    @Test
    void theRegistryIsAParameter(Kontaktregister register) {
      URLS.add(register.url());
      assertThat(register.calls()).isEmpty();
    }

    @Test
    void aDemoIsAlsoReachedByItsAddress(Kontaktregister register) {
      Citizen citizen = Kontaktregister.at(register::url).citizen().reserved().create();

      assertThat(register.citizen(citizen.personidentifikator()).state().isReserved()).isTrue();
    }

    @Test
    void anotherExtensionMeetsTheSameDemo() {
      URLS.add(Kontaktregister.start().url());
    }
  }

  /** A registry that is not reset before each test. */
  static class WithoutResetSample {

    @RegisterExtension static Kontaktregister register = Kontaktregister.start().withoutReset();

    private static Citizen citizen;

    @BeforeAll
    static void reserveACitizen() {
      citizen = register.citizen().reserved().create();
    }

    @Test
    void aCitizenOfTheClassIsThereInEachTest() {
      assertThat(citizen.state().isReserved()).isTrue();
    }
  }
}
