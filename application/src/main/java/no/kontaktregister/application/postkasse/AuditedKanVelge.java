package no.kontaktregister.application.postkasse;

import static no.kontaktregister.domain.tilgang.Operasjon.KAN_VELGE_SIKKER_DIGITAL_POSTKASSE;

import java.time.Clock;
import no.kontaktregister.application.tilgang.AccessDeniedException;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.AuditTrail;

/** Leaves one audit record of every call, answered or not. */
public final class AuditedKanVelge implements KanVelgeSikkerDigitalPostkasse {

  private final KanVelgeSikkerDigitalPostkasse service;
  private final AuditTrail auditTrail;
  private final Clock clock;

  public AuditedKanVelge(
      KanVelgeSikkerDigitalPostkasse service, AuditTrail auditTrail, Clock clock) {
    this.service = service;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  @Override
  public KanVelgeRespons kanVelge(KanVelgeForespoersel forespoersel) {
    String outcome = "FAILED";
    try {
      KanVelgeRespons respons = service.kanVelge(forespoersel);
      outcome = respons.beskrivelse().map(Enum::name).orElse(respons.status().name());
      return respons;
    } catch (AccessDeniedException denied) {
      outcome = "ACCESS_DENIED";
      throw denied;
    } catch (RegistryUnavailableException unavailable) {
      outcome = "REGISTRY_UNAVAILABLE";
      throw unavailable;
    } finally {
      auditTrail.keep(
          new AuditRecord(
              clock.instant(),
              forespoersel.caller(),
              KAN_VELGE_SIKKER_DIGITAL_POSTKASSE,
              outcome,
              Personidentifikator.parse(
                  forespoersel.personidentifikator(), SyntheticNumbers.ACCEPTED)));
    }
  }
}
