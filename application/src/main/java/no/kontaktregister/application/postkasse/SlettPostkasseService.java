package no.kontaktregister.application.postkasse;

import java.util.Optional;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.postkasse.PostkasseRespons;

/** Deletes a mailbox by the rule {@link Person#slettPostkasse}. */
public final class SlettPostkasseService implements SlettPostkasse {

  private final PostkasseUpdate update;

  public SlettPostkasseService(PostkasseUpdate update) {
    this.update = update;
  }

  @Override
  public PostkasseRespons slett(SlettPostkasseForespoersel forespoersel) {
    return update.apply(
        forespoersel.caller(),
        forespoersel.personidentifikator(),
        forespoersel.virksomhetsidentifikator(),
        Optional.empty(),
        citizen -> citizen.slettPostkasse(forespoersel.caller().virksomhet()));
  }
}
