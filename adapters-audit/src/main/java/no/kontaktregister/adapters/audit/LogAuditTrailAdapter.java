package no.kontaktregister.adapters.audit;

import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.tilgang.AuditTrail;
import no.kontaktregister.domain.tilgang.AuditTrailAdapter;

/** The adapter {@code log}: the audit trail as a log of its own. */
public final class LogAuditTrailAdapter implements AuditTrailAdapter {

  @Override
  public String name() {
    return "log";
  }

  @Override
  public Set<String> keys() {
    return Set.of(AuditConfiguration.KEY);
  }

  @Override
  public Optional<AuditTrail> open(Configuration configuration) {
    if (!LoggedAuditTrail.isOn()) {
      configuration.add(
          "kontaktregister.audit",
          "this log is turned off",
          "its level INFO, or the audit trail is lost");
      return Optional.empty();
    }
    return AuditConfiguration.read(configuration).map(read -> new LoggedAuditTrail(read.key()));
  }
}
