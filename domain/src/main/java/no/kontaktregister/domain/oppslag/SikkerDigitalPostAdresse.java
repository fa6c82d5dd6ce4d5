package no.kontaktregister.domain.oppslag;

import java.util.Objects;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * The address of digital mail to a citizen.
 *
 * <p>Source: docs/contract.md#oppslag.
 *
 * @param postkasseadresse the mailbox
 * @param postkasseleverandoer the provider that runs it, whose number is its address
 */
public record SikkerDigitalPostAdresse(
    Postkasseadresse postkasseadresse, Virksomhetsidentifikator postkasseleverandoer) {

  public SikkerDigitalPostAdresse {
    Objects.requireNonNull(postkasseadresse);
    Objects.requireNonNull(postkasseleverandoer);
  }
}
