package no.kontaktregister.adapters.soap.wssecurity;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Logs which enterprises still need {@link Requests#AS_PUBLISHED}, and why: each reason once a day.
 *
 * <p>Source: docs/contract.md#soap.
 */
public final class PublishedRuleLog {

  private static final Logger LOG = System.getLogger(PublishedRuleLog.class.getName());

  private record Use(Virksomhetsidentifikator virksomhet, String what) {}

  private final Clock clock;
  // Only enterprises with a valid certificate are noted, so it stays small.
  private final Map<Use, LocalDate> noted = new ConcurrentHashMap<>();

  public PublishedRuleLog(Clock clock) {
    this.clock = clock;
  }

  void note(Virksomhetsidentifikator virksomhet, String what) {
    LocalDate today = LocalDate.now(clock);
    if (!today.equals(noted.put(new Use(virksomhet, what), today))) {
      LOG.log(
          Level.INFO,
          "Enterprise {0} {1}, which kontaktregister.soap.requests=strict refuses",
          virksomhet,
          what);
    }
  }
}
