package no.kontaktregister.domain.person;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How a citizen can be reached digitally.
 *
 * <p>Source: docs/contract.md#oppslag.
 */
public record Kontaktinformasjon(
    Optional<Kontaktopplysning<Mobiltelefonnummer>> mobiltelefonnummer,
    Optional<Kontaktopplysning<Epostadresse>> epostadresse) {

  /** The citizen has given none. */
  public static final Kontaktinformasjon INGEN =
      new Kontaktinformasjon(Optional.empty(), Optional.empty());

  public Kontaktinformasjon {
    Objects.requireNonNull(mobiltelefonnummer);
    Objects.requireNonNull(epostadresse);
  }

  /** Whether at least one of the two is fresh. */
  public boolean isFresh(Instant now) {
    return mobiltelefonnummer.filter(mobil -> mobil.isFresh(now)).isPresent()
        || epostadresse.filter(epost -> epost.isFresh(now)).isPresent();
  }
}
