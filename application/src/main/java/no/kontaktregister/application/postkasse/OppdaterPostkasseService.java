package no.kontaktregister.application.postkasse;

import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.postkasse.Postkasseadresse;

/** Updates a mailbox by the rule {@link Person#oppdaterPostkasse}. */
public final class OppdaterPostkasseService implements OppdaterPostkasse {

  private final PostkasseUpdate update;

  public OppdaterPostkasseService(PostkasseUpdate update) {
    this.update = update;
  }

  @Override
  public PostkasseRespons oppdater(PostkasseForespoersel forespoersel) {
    Postkasseadresse adresse = forespoersel.adresse();
    return update.apply(
        forespoersel.caller(),
        forespoersel.personidentifikator(),
        forespoersel.virksomhetsidentifikator(),
        forespoersel.sertifikat(),
        citizen ->
            citizen.oppdaterPostkasse(
                forespoersel.caller().virksomhet(), adresse, forespoersel.sertifikat()));
  }
}
