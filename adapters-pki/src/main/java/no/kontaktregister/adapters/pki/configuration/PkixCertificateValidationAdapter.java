package no.kontaktregister.adapters.pki.configuration;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.adapters.pki.PkixCertificateValidation;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.CertificateValidationAdapter;

/** The adapter {@code pkix} of certificate validation. It needs no configuration. */
public final class PkixCertificateValidationAdapter implements CertificateValidationAdapter {

  @Override
  public String name() {
    return "pkix";
  }

  @Override
  public Set<String> keys() {
    return Set.of();
  }

  @Override
  public Optional<CertificateValidation> open(Configuration configuration) {
    return Optional.of(new PkixCertificateValidation(Clock.systemUTC()));
  }
}
