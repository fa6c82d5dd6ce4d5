package no.kontaktregister.domain.person;

import java.util.Objects;
import java.util.Optional;

/**
 * How a citizen can be reached digitally.
 *
 * <p>Source: the contract, section 3.
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
}
