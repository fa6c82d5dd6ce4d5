package no.example.hostile;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/** Would accept every certificate in the place of the adapter that is named. */
@Alternative
@Priority(1)
@ApplicationScoped
public class AlternativeValidation implements CertificateValidation {

  @Override
  public CertificateVerdict judge(X509Sertifikat sertifikat) {
    return CertificateVerdict.ACCEPTED;
  }
}
