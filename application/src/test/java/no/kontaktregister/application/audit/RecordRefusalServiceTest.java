package no.kontaktregister.application.audit;

import static no.kontaktregister.domain.tilgang.Operasjon.ENDRE_PERSON;
import static no.kontaktregister.domain.tilgang.Operasjon.HENT_PERSONER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.CitizenCaller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;

class RecordRefusalServiceTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final List<AuditRecord> kept = new ArrayList<>();
  private final RecordRefusal service =
      new RecordRefusalService(kept::add, Clock.fixed(NOW, ZoneOffset.UTC), () -> "42");

  @Test
  void anEnterprisesRefusedCallIsKeptAndIsAboutNobody() {
    EnterpriseCaller caller = EnterpriseCaller.itself(new Virksomhetsidentifikator("984661185"));

    service.recordRefusal(caller, HENT_PERSONER, Refusal.INVALID_REQUEST);

    assertThat(kept)
        .containsExactly(
            new AuditRecord(NOW, caller, HENT_PERSONER, "INVALID_REQUEST", Set.of(), "42"));
  }

  @Test
  void aCitizensRefusedCallIsKeptAndIsAboutThemselves() {
    Personidentifikator citizen = new Personidentifikator("20914695016");

    service.recordRefusal(new CitizenCaller(citizen), ENDRE_PERSON, Refusal.ACCESS_DENIED);

    assertThat(kept)
        .containsExactly(
            new AuditRecord(
                NOW,
                new CitizenCaller(citizen),
                ENDRE_PERSON,
                "ACCESS_DENIED",
                Set.of(citizen),
                "42"));
  }
}
