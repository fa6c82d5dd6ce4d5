package no.kontaktregister.testkit.sertifikat;

import static no.kontaktregister.domain.sertifikat.CertificateVerdict.EXPIRED;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.NOT_YET_VALID;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.NO_ENTERPRISE_POLICY;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.NO_ORGANISATION_NUMBER;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.UNREADABLE;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.UNSUITABLE_KEY;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.UNTRUSTED;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.WEAK_SIGNATURE;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.WRONG_KEY_USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Instant;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.Identification.Identified;
import no.kontaktregister.domain.sertifikat.Identification.Refused;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import no.kontaktregister.testkit.TimeLimit;
import no.kontaktregister.testkit.sertifikat.Authority.Subject;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requirements for every adapter of {@link EnterpriseIdentification}. */
public abstract class EnterpriseIdentificationTestKit {

  protected static final Identification POSTEN =
      new Identified(new Virksomhetsidentifikator("984661185"));

  protected Authority authority;

  /**
   * An adapter that trusts one issuer, whose certificates for enterprises have the policy {@link
   * Authority#POLICY}, and does not check revocation.
   *
   * @param now the adapter's time
   */
  protected abstract EnterpriseIdentification identificationTrusting(
      X509Certificate issuer, Instant now);

  /** How long one call may take; an adapter that needs more gives its own limit. */
  protected TimeLimit timeLimit() {
    return TimeLimit.USUAL;
  }

  @BeforeEach
  void open() throws Exception {
    authority = new Authority("CN=Test CA");
  }

  @AfterEach
  void close() {
    authority.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {Subject.SEID_1, Subject.SEID_2})
  void identifiesTheEnterpriseInTheSubject(String subject) {
    assertThat(identify(authority.issue(subject))).isEqualTo(POSTEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=POSTEN NORGE AS",
        "CN=984661185",
        "CN=Ola Nordmann,2.5.4.5=9578-4050-100178543",
        "CN=Ola Nordmann,2.5.4.5=20914695016",
        "CN=Ola Nordmann,2.5.4.97=NTRNO-20914695016",
        "CN=POSTEN NORGE AS,2.5.4.5=984661186",
        "CN=POSTEN NORGE AS,2.5.4.97=NTRSE-984661185",
        "CN=POSTEN NORGE AS,2.5.4.97=984661185",
        "CN=two,2.5.4.97=NTRNO-984661185,2.5.4.5=922020175",
        "CN=two+2.5.4.97=NTRNO-984661185,2.5.4.97=NTRNO-922020175"
      })
  void refusesASubjectWithoutExactlyOneOrganisationNumber(String subject) {
    assertRefused(authority.issue(subject), NO_ORGANISATION_NUMBER);
  }

  @Test
  void refusesACertificateWithUnsuitableContent() {
    String posten = Subject.SEID_2;
    assertRefused(new byte[] {1, 2, 3}, UNREADABLE);
    assertRefused(
        authority.issue(
            posten, it -> it.validity(Authority.FROM, Authority.BETWEEN.minusSeconds(1))),
        EXPIRED);
    assertRefused(
        authority.issue(posten, it -> it.validity(Authority.BETWEEN.plusSeconds(1), Authority.TO)),
        NOT_YET_VALID);
    assertRefused(authority.issue(posten, it -> it.bits(1024)), UNSUITABLE_KEY);
    assertRefused(authority.issue(posten, it -> it.keyUsage(null)), WRONG_KEY_USAGE);
    assertRefused(
        authority.issue(posten, it -> it.keyUsage(KeyUsage.nonRepudiation)), WRONG_KEY_USAGE);
    assertRefused(authority.issue(posten, it -> it.policy(null)), NO_ENTERPRISE_POLICY);
    assertRefused(authority.issue(posten, it -> it.policy("1.2.3")), NO_ENTERPRISE_POLICY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1withRSA", "MD5withRSA"})
  void isRefusedIfItIsSignedWithAWeakDigest(String signature) {
    assertRefused(authority.issue(Subject.SEID_2, it -> it.signature(signature)), WEAK_SIGNATURE);
  }

  /** It is trusted because it is configured, whatever it is signed with. */
  @Test
  void isAcceptedIfTheTrustedIssuerItselfIsSignedWithSha1() throws Exception {
    try (Authority old = new Authority("CN=Old CA", it -> it.signature("SHA1withRSA"))) {
      assertThat(identify(old.issue(Subject.SEID_2), old)).isEqualTo(POSTEN);
    }
  }

  @Test
  void refusesACertificateWithoutAChainToATrustedIssuer() throws Exception {
    assertRefused(authority.selfSigned(Subject.SEID_2).certificate().getEncoded(), UNTRUSTED);
    try (Authority sameName = new Authority("CN=Test CA");
        Authority otherName = new Authority("CN=Other CA")) {
      assertRefused(sameName.issue(Subject.SEID_2), UNTRUSTED);
      assertRefused(otherName.issue(Subject.SEID_2), UNTRUSTED);
    }
  }

  private void assertRefused(byte[] certificate, CertificateVerdict verdict) {
    assertThat(identify(certificate)).isEqualTo(new Refused(verdict));
  }

  private Identification identify(byte[] certificate) {
    return identify(certificate, authority);
  }

  private Identification identify(byte[] certificate, Authority trusted) {
    return timeLimit()
        .on(
            EnterpriseIdentification.class,
            identificationTrusting(trusted.certificate(), Authority.BETWEEN))
        .identify(new X509Sertifikat(certificate));
  }
}
