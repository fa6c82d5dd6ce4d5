package no.kontaktregister.application.person;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.tilgang.CitizenCaller;

/**
 * A citizen's request to change their own entry, with the values as they wrote them.
 *
 * <p>Source: docs/contract.md#rest.
 *
 * @param caller the citizen
 * @param informasjonsbehov what to deliver of the citizen afterwards
 * @param reservasjon JA to make a reservation, NEI to lift it; empty to leave it
 * @param epostadresse the change to the e-mail address; empty to leave it
 * @param mobiltelefonnummer the change to the mobile number; empty to leave it
 * @param spraak the language; empty to leave it
 * @param bekreft whether the citizen confirms the contact information that they have after the
 *     other changes
 */
public record EndrePersonForespoersel(
    CitizenCaller caller,
    Set<Informasjonsbehov> informasjonsbehov,
    Optional<Reservasjon.Status> reservasjon,
    Optional<NyVerdi> epostadresse,
    Optional<NyVerdi> mobiltelefonnummer,
    Optional<Spraak> spraak,
    boolean bekreft)
    implements Forespoersel {

  /**
   * A change to an item of contact information.
   *
   * @param verdi the new value; empty to remove the old one
   */
  public record NyVerdi(Optional<String> verdi) {

    public NyVerdi {
      Objects.requireNonNull(verdi);
    }

    @Override
    public String toString() {
      return "NyVerdi[masked]";
    }
  }

  public EndrePersonForespoersel {
    Objects.requireNonNull(caller);
    informasjonsbehov = Set.copyOf(informasjonsbehov);
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
