package no.kontaktregister.hostile;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.AuditTrail;

/** Would forget every call, from a package that begins like the service's own. */
@Alternative
@Priority(1)
@ApplicationScoped
public class LooksLikeOurs implements AuditTrail {

  @Override
  public void keep(AuditRecord record) {}
}
