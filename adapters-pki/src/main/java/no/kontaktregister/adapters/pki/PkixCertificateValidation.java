package no.kontaktregister.adapters.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** Certificate validation by the JDK's PKIX (RFC 5280), with trust that is configuration. */
public final class PkixCertificateValidation
    implements CertificateValidation, EnterpriseIdentification {

  // Real ones have 1 to 2 KiB; an answer may hold a thousand.
  private static final int MAX_BYTES = 4 * 1024;

  private static final int MIN_RSA_BITS = 2048;

  // Bits of the KeyUsage extension, as X509Certificate.getKeyUsage() numbers them.
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int DATA_ENCIPHERMENT = 3;

  private final Trust trust;
  private final Revocation revocation;
  private final Clock clock;

  /**
   * @param trust whose virksomhetssertifikat is relied on
   * @param revocation finds out whether a certificate has been revoked
   * @param clock tells the time at which a certificate must be valid
   */
  public PkixCertificateValidation(Trust trust, Revocation revocation, Clock clock) {
    this.trust = trust;
    this.revocation = revocation;
    this.clock = clock;
  }

  @Override
  public CertificateVerdict judge(X509Sertifikat sertifikat) {
    return read(sertifikat)
        .map(
            certificate ->
                byItself(certificate)
                    .or(() -> usage(certificate, KEY_ENCIPHERMENT, DATA_ENCIPHERMENT))
                    .orElse(CertificateVerdict.ACCEPTED))
        .orElse(CertificateVerdict.UNREADABLE);
  }

  @Override
  public Identification identify(X509Sertifikat virksomhetssertifikat) {
    Optional<X509Certificate> read = read(virksomhetssertifikat);
    if (read.isEmpty()) {
      return new Identification.Refused(CertificateVerdict.UNREADABLE);
    }
    X509Certificate certificate = read.get();

    // What costs most comes last, and is not spent on what is refused anyway.
    Optional<CertificateVerdict> refusal =
        byItself(certificate)
            .or(() -> requiredUsage(certificate, DIGITAL_SIGNATURE))
            .or(() -> enterprisePolicy(certificate));
    if (refusal.isPresent()) {
      return new Identification.Refused(refusal.get());
    }
    Optional<Virksomhetsidentifikator> virksomhet = OrganisationNumber.in(certificate);
    if (virksomhet.isEmpty()) {
      return new Identification.Refused(CertificateVerdict.NO_ORGANISATION_NUMBER);
    }
    Optional<CertPath> path = pathToAnchor(certificate);
    if (path.isEmpty()) {
      return new Identification.Refused(CertificateVerdict.UNTRUSTED);
    }
    CertificateVerdict verdict = revocation.check(certificate, path.get(), trust.trustAnchors());
    return verdict == CertificateVerdict.ACCEPTED
        ? new Identification.Identified(virksomhet.get())
        : new Identification.Refused(verdict);
  }

  private static Optional<X509Certificate> read(X509Sertifikat sertifikat) {
    byte[] der = sertifikat.der();
    if (der.length > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      // The JDK also reads PEM, and stops after the first certificate; the contract allows neither.
      return Arrays.equals(certificate.getEncoded(), der)
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (CertificateException notACertificate) {
      return Optional.empty();
    }
  }

  private Optional<CertificateVerdict> byItself(X509Certificate certificate) {
    try {
      certificate.checkValidity(Date.from(clock.instant()));
    } catch (CertificateNotYetValidException tooEarly) {
      return Optional.of(CertificateVerdict.NOT_YET_VALID);
    } catch (CertificateExpiredException tooLate) {
      return Optional.of(CertificateVerdict.EXPIRED);
    }
    return isSuitable(certificate.getPublicKey())
        ? Optional.empty()
        : Optional.of(CertificateVerdict.UNSUITABLE_KEY);
  }

  private static boolean isSuitable(PublicKey key) {
    return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS;
  }

  /** Refuses a certificate that lists its uses, and none of the given among them. */
  private static Optional<CertificateVerdict> usage(X509Certificate certificate, int... anyOf) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || Arrays.stream(anyOf).anyMatch(bit -> usage[bit])
        ? Optional.empty()
        : Optional.of(CertificateVerdict.WRONG_KEY_USAGE);
  }

  /** Refuses a certificate that does not list the given use. */
  private static Optional<CertificateVerdict> requiredUsage(X509Certificate certificate, int bit) {
    return certificate.getKeyUsage() == null
        ? Optional.of(CertificateVerdict.WRONG_KEY_USAGE)
        : usage(certificate, bit);
  }

  private Optional<CertificateVerdict> enterprisePolicy(X509Certificate certificate) {
    try {
      X509CertSelector selector = new X509CertSelector();
      selector.setPolicy(trust.enterprisePolicies());
      return selector.match(certificate)
          ? Optional.empty()
          : Optional.of(CertificateVerdict.NO_ENTERPRISE_POLICY);
    } catch (IOException malformedOid) {
      throw new IllegalStateException(malformedOid);
    }
  }

  private Optional<CertPath> pathToAnchor(X509Certificate certificate) {
    try {
      X509CertSelector target = new X509CertSelector();
      target.setCertificate(certificate);
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(trust.trustAnchors(), target);
      parameters.setDate(Date.from(clock.instant()));
      parameters.setRevocationEnabled(false);
      parameters.addCertStore(
          CertStore.getInstance(
              "Collection", new CollectionCertStoreParameters(Set.of(certificate))));
      parameters.addCertStore(
          CertStore.getInstance(
              "Collection", new CollectionCertStoreParameters(List.copyOf(trust.intermediates()))));
      return Optional.of(CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath());
    } catch (GeneralSecurityException noPath) {
      return Optional.empty();
    }
  }
}
