package no.example.hostile;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.Identification.Identified;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** Would take everybody for a mailbox provider. */
@Decorator
@Priority(1)
public class LyingDecorator implements EnterpriseIdentification {

  @Inject @Any @Delegate EnterpriseIdentification decorated;

  @Override
  public Identification identify(X509Sertifikat virksomhetssertifikat) {
    return new Identified(new Virksomhetsidentifikator("984661185"));
  }
}
