package no.kontaktregister.adapters.pki;

import static no.kontaktregister.adapters.pki.CertificateContent.X_509;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** Identifies enterprises with the JDK's PKIX (RFC 5280) and configured issuers. */
public final class PkixEnterpriseIdentification implements EnterpriseIdentification, AutoCloseable {

  // A bit of the KeyUsage extension, as X509Certificate.getKeyUsage() numbers them.
  private static final int DIGITAL_SIGNATURE = 0;

  private static final int MOST_TRUSTED = 10_000;
  private static final Duration TRUST_IS_KEPT = Duration.ofMinutes(10);

  /**
   * A certificate that has passed all checks but that of revocation.
   *
   * @param path from the certificate to an anchor
   */
  private record Trusted(
      X509Certificate certificate, CertPath path, Virksomhetsidentifikator virksomhet) {

    /** Whether each certificate of the path is in its period. All else is the same at any time. */
    boolean isValid(Instant now) {
      return path.getCertificates().stream()
          .map(X509Certificate.class::cast)
          .allMatch(
              member ->
                  !now.isBefore(member.getNotBefore().toInstant())
                      && !now.isAfter(member.getNotAfter().toInstant()));
    }
  }

  private final Trust trust;
  private final Set<TrustAnchor> anchors;
  private final Revocation revocation;
  private final Clock clock;
  private final Cache<X509Sertifikat, Trusted> trusted =
      Caffeine.newBuilder().maximumSize(MOST_TRUSTED).expireAfterWrite(TRUST_IS_KEPT).build();

  /**
   * @param trust the trusted issuers
   * @param revocation finds out whether a certificate has been revoked; closed with this
   * @param clock gives the time at which a certificate must be valid
   */
  public PkixEnterpriseIdentification(Trust trust, Revocation revocation, Clock clock) {
    this.trust = trust;
    this.anchors = trust.trustAnchors();
    this.revocation = revocation;
    this.clock = clock;
  }

  /** The same with other trusted issuers. Closing one of the two closes both. */
  public PkixEnterpriseIdentification with(Trust other) {
    return new PkixEnterpriseIdentification(other, revocation, clock);
  }

  /** Whether a certificate authority of this name is trusted. */
  public boolean trusts(X500Principal authority) {
    return trust.includes(authority);
  }

  @Override
  public Identification identify(X509Sertifikat virksomhetssertifikat) {
    Trusted known = trusted.getIfPresent(virksomhetssertifikat);
    if (known != null && known.isValid(clock.instant())) {
      return unlessRevoked(known);
    }
    Optional<X509Certificate> read = CertificateContent.read(virksomhetssertifikat);
    if (read.isEmpty()) {
      return new Identification.Refused(CertificateVerdict.UNREADABLE);
    }
    X509Certificate certificate = read.get();

    // Cheap checks come first: a certificate that fails one costs no more.
    Optional<CertificateVerdict> refusal =
        CertificateContent.byItself(certificate, clock.instant())
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
    Trusted now = new Trusted(certificate, path.get(), virksomhet.get());
    trusted.put(virksomhetssertifikat, now);
    return unlessRevoked(now);
  }

  private Identification unlessRevoked(Trusted known) {
    CertificateVerdict verdict = revocation.check(known.certificate(), known.path(), anchors);
    return verdict == CertificateVerdict.ACCEPTED
        ? new Identification.Identified(known.virksomhet())
        : new Identification.Refused(verdict);
  }

  @Override
  public void close() {
    revocation.close();
  }

  /** Refuses a certificate that does not list this key usage. */
  private static Optional<CertificateVerdict> requiredUsage(X509Certificate certificate, int bit) {
    return certificate.getKeyUsage() == null
        ? Optional.of(CertificateVerdict.WRONG_KEY_USAGE)
        : CertificateContent.usage(certificate, bit);
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

  /**
   * The JDK's CertPathBuilder is not used: if the system property {@code
   * com.sun.security.enableAIAcaIssuers} is set, it fetches what a stranger's certificate names.
   */
  private Optional<CertPath> pathToAnchor(X509Certificate certificate) {
    return chains(List.of(certificate))
        .filter(chain -> chain.stream().allMatch(CertificateStrength::isStronglySigned))
        .filter(chain -> chain.stream().allMatch(CertificateStrength::hasStrongKey))
        .flatMap(chain -> validPath(chain).stream())
        .findFirst();
  }

  /** The chains that may lead to an anchor, judged by the issuers' names alone. */
  private Stream<List<X509Certificate>> chains(List<X509Certificate> chain) {
    X500Principal issuer = chain.get(chain.size() - 1).getIssuerX500Principal();
    Stream<List<X509Certificate>> longer =
        trust.intermediates().stream()
            .filter(above -> above.getSubjectX500Principal().equals(issuer))
            .filter(above -> !chain.contains(above))
            .flatMap(above -> chains(append(chain, above)));
    return trust.includes(issuer) ? Stream.concat(Stream.of(chain), longer) : longer;
  }

  private static List<X509Certificate> append(List<X509Certificate> chain, X509Certificate above) {
    return Stream.concat(chain.stream(), Stream.of(above)).toList();
  }

  private Optional<CertPath> validPath(List<X509Certificate> chain) {
    try {
      CertPath path = CertificateFactory.getInstance(X_509).generateCertPath(chain);
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setDate(Date.from(clock.instant()));
      parameters.setRevocationEnabled(false);
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
      return Optional.of(path);
    } catch (GeneralSecurityException notValid) {
      return Optional.empty();
    }
  }
}
