package no.kontaktregister.application.person;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.tilgang.Innbygger;

/**
 * What a citizen wants to change, with the values as they wrote them.
 *
 * <p>Source: docs/contract.md#rest.
 *
 * @param caller the citizen
 * @param reservasjon JA to reserve themselves, NEI to lift the reservation; empty to leave it
 * @param epostadresse what becomes of the e-mail address; empty to leave it
 * @param mobiltelefonnummer what becomes of the mobile number; empty to leave it
 * @param spraak the language; empty to leave it
 * @param bekreft whether the citizen confirms the contact information that they have after this
 *     request
 */
public record EndrePersonForespoersel(
    Innbygger caller,
    Optional<Reservasjon.Status> reservasjon,
    Optional<NyVerdi> epostadresse,
    Optional<NyVerdi> mobiltelefonnummer,
    Optional<Spraak> spraak,
    boolean bekreft)
    implements Forespoersel {

  /**
   * What becomes of a piece of contact information.
   *
   * @param verdi the new value; empty to remove the old one
   */
  public record NyVerdi(Optional<String> verdi) {

    public NyVerdi {
      Objects.requireNonNull(verdi);
    }

    /** Says that there is a value, not which. */
    @Override
    public String toString() {
      return "NyVerdi[masked]";
    }
  }

  public EndrePersonForespoersel {
    Objects.requireNonNull(caller);
    Objects.requireNonNull(reservasjon);
    Objects.requireNonNull(epostadresse);
    Objects.requireNonNull(mobiltelefonnummer);
    Objects.requireNonNull(spraak);
  }

  @Override
  public Set<Personidentifikator> citizens() {
    return Set.of(caller.personidentifikator());
  }
}
