package no.kontaktregister.application.postkasse;

import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.postkasse.Postkasseadresse;

/** Creates a mailbox by the rule {@link Person#opprettOgVelg}. */
public final class OpprettOgVelgSikkerDigitalPostkasseService
    implements OpprettOgVelgSikkerDigitalPostkasse {

  private final PostkasseUpdate update;

  public OpprettOgVelgSikkerDigitalPostkasseService(PostkasseUpdate update) {
    this.update = update;
  }

  @Override
  public PostkasseRespons opprettOgVelg(PostkasseForespoersel forespoersel) {
    Postkasseadresse adresse = forespoersel.adresse();
    return update.apply(
        forespoersel.caller(),
        forespoersel.personidentifikator(),
        forespoersel.virksomhetsidentifikator(),
        forespoersel.sertifikat(),
        citizen ->
            citizen.opprettOgVelg(
                forespoersel.caller().virksomhet(), adresse, forespoersel.sertifikat()));
  }
}
