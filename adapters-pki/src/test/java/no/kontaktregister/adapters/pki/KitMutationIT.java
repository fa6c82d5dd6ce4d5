package no.kontaktregister.adapters.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.Identification.Refused;
import no.kontaktregister.testkit.TimeLimit;
import no.kontaktregister.testkit.sertifikat.CertificateValidationTestKit;
import no.kontaktregister.testkit.sertifikat.EnterpriseIdentificationTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The test kits for certificates report each faulty adapter, and pass one that is only unusual. */
class KitMutationIT {

  private static final String MUTATION = "mutation";

  private static final List<String> TABLE = new ArrayList<>();

  /**
   * What an adapter answers.
   *
   * @param what how it differs from a correct one
   * @param reportedBy the test that must fail; empty when none may
   * @param neverReturns whether a call of it waits for ever
   * @param answer its answer, for the right one
   */
  private record Mutation(
      String what,
      Optional<String> reportedBy,
      boolean neverReturns,
      UnaryOperator<CertificateVerdict> answer) {

    /** An adapter that accepts what it must refuse. */
    static Mutation accepting(String what, String reportedBy, CertificateVerdict refused) {
      return new Mutation(
          what,
          Optional.of(reportedBy),
          false,
          right -> right == refused ? CertificateVerdict.ACCEPTED : right);
    }

    static Mutation ofUnreadable(String what, String reportedBy, boolean neverReturns) {
      return new Mutation(
          what,
          Optional.of(reportedBy),
          neverReturns,
          right -> {
            if (right == CertificateVerdict.UNREADABLE) {
              if (neverReturns) {
                waitForEver();
              }
              throw new IllegalArgumentException("unreadable");
            }
            return right;
          });
    }

    TimeLimit timeLimit() {
      return neverReturns ? new TimeLimit(Duration.ofMillis(500)) : TimeLimit.USUAL;
    }
  }

  private static final Mutation UNUSUAL =
      new Mutation(
          "it answers from a thread of its own",
          Optional.empty(),
          false,
          right -> CompletableFuture.supplyAsync(() -> right).join());

  private static final List<Mutation> VALIDATIONS =
      List.of(
          UNUSUAL,
          Mutation.accepting(
              "it accepts what has expired",
              "acceptsACertificateInItsValidityPeriod",
              CertificateVerdict.EXPIRED),
          Mutation.accepting(
              "it accepts weak signatures",
              "refusesASignatureWithAWeakDigest",
              CertificateVerdict.WEAK_SIGNATURE),
          Mutation.accepting(
              "it accepts keys for other uses",
              "refusesACertificateThatIsForSomethingElse",
              CertificateVerdict.WRONG_KEY_USAGE),
          Mutation.ofUnreadable(
              "it throws what it cannot read", "refusesAnythingButOneCertificateInDer", false),
          Mutation.ofUnreadable(
              "it never returns from what it cannot read",
              "refusesAnythingButOneCertificateInDer",
              true));

  private static final List<Mutation> IDENTIFICATIONS =
      List.of(
          UNUSUAL,
          Mutation.accepting(
              "it accepts weak signatures",
              "isRefusedIfItIsSignedWithAWeakDigest",
              CertificateVerdict.WEAK_SIGNATURE),
          Mutation.accepting(
              "it accepts any policy",
              "refusesACertificateWithUnsuitableContent",
              CertificateVerdict.NO_ENTERPRISE_POLICY),
          Mutation.accepting(
              "it takes any subject for an enterprise",
              "refusesASubjectWithoutExactlyOneOrganisationNumber",
              CertificateVerdict.NO_ORGANISATION_NUMBER),
          Mutation.accepting(
              "it trusts everybody",
              "refusesACertificateWithoutAChainToATrustedIssuer",
              CertificateVerdict.UNTRUSTED),
          Mutation.ofUnreadable(
              "it throws what it cannot read", "refusesACertificateWithUnsuitableContent", false),
          Mutation.ofUnreadable(
              "it never returns from what it cannot read",
              "refusesACertificateWithUnsuitableContent",
              true));

  @ExtendWith(FaultyValidation.Given.class)
  static final class FaultyValidation extends MailCertificateTest {

    private Mutation mutation;

    static final class Given implements TestInstancePostProcessor {

      @Override
      public void postProcessTestInstance(Object test, ExtensionContext context) {
        ((FaultyValidation) test).mutation = given(VALIDATIONS, context);
      }
    }

    @Override
    protected TimeLimit timeLimit() {
      return mutation.timeLimit();
    }

    @Override
    protected CertificateValidation validationAt(Instant now) {
      CertificateValidation correct = super.validationAt(now);
      return certificate -> mutation.answer().apply(correct.judge(certificate));
    }
  }

  @ExtendWith(FaultyIdentification.Given.class)
  static final class FaultyIdentification extends VirksomhetssertifikatIT {

    private Mutation mutation;

    static final class Given implements TestInstancePostProcessor {

      @Override
      public void postProcessTestInstance(Object test, ExtensionContext context) {
        ((FaultyIdentification) test).mutation = given(IDENTIFICATIONS, context);
      }
    }

    @Override
    protected TimeLimit timeLimit() {
      return mutation.timeLimit();
    }

    @Override
    protected EnterpriseIdentification identificationTrusting(X509Certificate issuer, Instant now) {
      EnterpriseIdentification correct = super.identificationTrusting(issuer, now);
      return certificate -> {
        Identification right = correct.identify(certificate);
        CertificateVerdict answer =
            mutation
                .answer()
                .apply(
                    right instanceof Refused refused
                        ? refused.verdict()
                        : CertificateVerdict.ACCEPTED);
        return answer == CertificateVerdict.ACCEPTED ? POSTEN : new Refused(answer);
      };
    }
  }

  private static Mutation given(List<Mutation> mutations, ExtensionContext context) {
    String what = context.getConfigurationParameter(MUTATION).orElseThrow();
    return mutations.stream().filter(it -> it.what().equals(what)).findFirst().orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> everyValidationIsJudgedRightly() {
    return judged(VALIDATIONS, CertificateValidationTestKit.class, FaultyValidation.class);
  }

  @TestFactory
  Stream<DynamicTest> everyIdentificationIsJudgedRightly() {
    return judged(
        IDENTIFICATIONS, EnterpriseIdentificationTestKit.class, FaultyIdentification.class);
  }

  private static Stream<DynamicTest> judged(
      List<Mutation> mutations, Class<?> kit, Class<?> faulty) {
    return mutations.stream()
        .map(
            mutation ->
                DynamicTest.dynamicTest(mutation.what(), () -> judge(mutation, kit, faulty)));
  }

  private static void judge(Mutation mutation, Class<?> kit, Class<?> faulty) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(
                    Stream.of(kit.getDeclaredMethods())
                        .filter(it -> AnnotationSupport.isAnnotated(it, Testable.class))
                        .filter(it -> mutation.reportedBy().map(it.getName()::equals).orElse(true))
                        .map(it -> selectMethod(faulty, it))
                        .toList())
                .configurationParameter(MUTATION, mutation.what())
                .build(),
            listener);

    TestExecutionSummary summary = listener.getSummary();
    TABLE.add(
        "| %s: %s | %d | %d | %s |"
            .formatted(
                kit.getSimpleName(),
                mutation.what(),
                summary.getTestsSucceededCount(),
                summary.getTestsFailedCount(),
                mutation.reportedBy().orElse("")));
    if (mutation.reportedBy().isEmpty()) {
      assertThat(summary.getFailures()).isEmpty();
      assertThat(summary.getTestsSucceededCount()).isGreaterThan(15);
    } else {
      assertThat(summary.getFailures()).isNotEmpty();
    }
    if (mutation.neverReturns()) {
      assertThat(summary.getFailures())
          .allMatch(failure -> failure.getException().getMessage().contains(" did not return"));
    }
  }

  /** Not even an interrupt ends it. */
  private static void waitForEver() {
    CountDownLatch never = new CountDownLatch(1);
    while (true) {
      try {
        never.await();
      } catch (InterruptedException ignored) {
        // Like a driver that waits for a server.
      }
    }
  }

  @AfterAll
  static void writeTheTable() throws IOException {
    List<String> lines =
        new ArrayList<>(List.of("| adapter | passed | failed | tests |", "|---|---|---|---|"));
    lines.addAll(TABLE);
    Files.write(Path.of("target", "kit-mutations.md"), lines);
  }
}
