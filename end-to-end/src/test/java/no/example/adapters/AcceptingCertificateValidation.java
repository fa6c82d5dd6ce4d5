package no.example.adapters;

import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.CertificateValidationAdapter;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;

/** Makes known, as {@code accepting}, a validation that accepts every certificate. */
public final class AcceptingCertificateValidation implements CertificateValidationAdapter {

  @Override
  public String name() {
    return "accepting";
  }

  @Override
  public Set<String> keys() {
    return Set.of();
  }

  @Override
  public Optional<CertificateValidation> open(Configuration configuration) {
    return Optional.of(sertifikat -> CertificateVerdict.ACCEPTED);
  }
}
