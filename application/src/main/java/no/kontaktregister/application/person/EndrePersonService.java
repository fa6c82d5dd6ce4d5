package no.kontaktregister.application.person;

import static no.kontaktregister.application.InvalidRequestException.Part.EPOSTADRESSE;
import static no.kontaktregister.application.InvalidRequestException.Part.MOBILTELEFONNUMMER;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.application.person.EndrePersonForespoersel.NyVerdi;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.EpostadresseFormat;
import no.kontaktregister.domain.person.Innbyggerendring;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.register.RegistryLookup;
import no.kontaktregister.domain.register.RegistryUpdate;

/** Applies a citizen's changes by the rules of {@link Person}. */
public final class EndrePersonService implements EndrePerson {

  private final RegistryUpdate registry;
  private final OwnEntry ownEntry;
  private final EpostadresseFormat epostadresseFormat;
  private final Clock clock;

  public EndrePersonService(
      RegistryUpdate registry,
      RegistryLookup lookup,
      EpostadresseFormat epostadresseFormat,
      Clock clock) {
    this.registry = registry;
    this.ownEntry = new OwnEntry(lookup, clock);
    this.epostadresseFormat = epostadresseFormat;
    this.clock = clock;
  }

  @Override
  public Personopplysninger endrePerson(EndrePersonForespoersel forespoersel) {
    Personidentifikator citizen = forespoersel.caller().personidentifikator();
    UnaryOperator<Person> changes = changes(forespoersel, clock.instant());
    registry.update(
        forespoersel.caller(),
        Optional.of(citizen),
        registered -> {
          Person before =
              registered
                  .person(citizen)
                  .map(Person::aktivert)
                  .orElseGet(() -> Person.registrert(citizen));
          Person after = changes.apply(before);
          // A request that changes nothing does not register the citizen.
          return after.equals(before) ? Innbyggerendring.ingen() : Innbyggerendring.til(after);
        });
    // Read again: whether an address is a duplicate depends on other citizens.
    return ownEntry.of(forespoersel.caller(), forespoersel.informasjonsbehov());
  }

  /** Applies the changes. The confirmation is last, so that it covers new information. */
  private UnaryOperator<Person> changes(EndrePersonForespoersel forespoersel, Instant now) {
    Optional<Epostadresse> epostadresse =
        forespoersel.epostadresse().flatMap(NyVerdi::verdi).map(this::epostadresse);
    Optional<Mobiltelefonnummer> mobiltelefonnummer =
        forespoersel
            .mobiltelefonnummer()
            .flatMap(NyVerdi::verdi)
            .map(EndrePersonService::mobiltelefonnummer);
    return before -> {
      Person person = before;
      if (forespoersel.reservasjon().isPresent()) {
        person =
            forespoersel.reservasjon().get() == Reservasjon.Status.JA
                ? person.reservert(now)
                : person.utenReservasjon(now);
      }
      if (forespoersel.epostadresse().isPresent()) {
        person =
            epostadresse.isPresent()
                ? person.medEpostadresse(epostadresse.get(), now)
                : person.utenEpostadresse();
      }
      if (forespoersel.mobiltelefonnummer().isPresent()) {
        person =
            mobiltelefonnummer.isPresent()
                ? person.medMobiltelefonnummer(mobiltelefonnummer.get(), now)
                : person.utenMobiltelefonnummer();
      }
      if (forespoersel.spraak().isPresent()) {
        person = person.medSpraak(forespoersel.spraak().get(), now);
      }
      return forespoersel.bekreft() ? person.bekreftet(now) : person;
    };
  }

  private Epostadresse epostadresse(String text) {
    return Epostadresse.parse(text, epostadresseFormat)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    EPOSTADRESSE,
                    "An epostadresse must be well-formed and have 3 to 50 characters."));
  }

  private static Mobiltelefonnummer mobiltelefonnummer(String text) {
    return Mobiltelefonnummer.parse(text)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    MOBILTELEFONNUMMER,
                    "A mobiltelefonnummer must have 8 to 20 characters: digits, with an optional"
                        + " leading plus. A Norwegian one begins with 4 or 9."));
  }
}
