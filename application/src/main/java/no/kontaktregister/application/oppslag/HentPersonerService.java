package no.kontaktregister.application.oppslag;

import static no.kontaktregister.application.InvalidRequestException.Part.PERSONIDENTIFIKATOR;
import static no.kontaktregister.domain.register.RegistryLookup.MOST_PERSONS;
import static no.kontaktregister.domain.tilgang.Tjeneste.OPPSLAGSTJENESTEN;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.domain.oppslag.Oppslagsstatus;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryLookup;

/** Looks up all persons at once. {@link Personopplysninger} decides what is delivered. */
public final class HentPersonerService implements HentPersoner {

  private final RegistryLookup registry;
  private final SyntheticNumbers syntheticNumbers;
  private final Clock clock;

  public HentPersonerService(
      RegistryLookup registry, SyntheticNumbers syntheticNumbers, Clock clock) {
    this.registry = registry;
    this.syntheticNumbers = syntheticNumbers;
    this.clock = clock;
  }

  @Override
  public HentPersonerRespons hentPersoner(HentPersonerForespoersel forespoersel) {
    List<Personidentifikator> asked = numbers(forespoersel.personidentifikatorer());
    RegistryExtract registered =
        registry.lookUp(forespoersel.caller(), new HashSet<>(asked), Optional.empty());
    AccessDeniedException.unlessGranted(OPPSLAGSTJENESTEN, forespoersel.caller(), registered);
    Instant now = clock.instant();
    Stream<Personopplysninger> persons =
        asked.stream().map(number -> opplysninger(number, registered, forespoersel, now));
    if (forespoersel.filtre().contains(Filter.VARSLINGSSTATUS)) {
      persons = persons.map(Personopplysninger::filtrertEtterVarslingsstatus);
    }
    if (forespoersel.filtre().contains(Filter.IKKE_REGISTRERTE)) {
      persons = persons.filter(person -> person.status() != Oppslagsstatus.IKKE_REGISTRERT);
    }
    return new HentPersonerRespons(persons.toList());
  }

  private static Personopplysninger opplysninger(
      Personidentifikator number,
      RegistryExtract registered,
      HentPersonerForespoersel forespoersel,
      Instant now) {
    return registered
        .entry(number)
        .map(entry -> Personopplysninger.of(entry, forespoersel.informasjonsbehov(), now))
        .orElseGet(
            () -> Personopplysninger.ikkeRegistrert(number, forespoersel.informasjonsbehov()));
  }

  private List<Personidentifikator> numbers(List<String> texts) {
    if (texts.isEmpty() || texts.size() > MOST_PERSONS) {
      throw invalid("A request must name 1 to " + MOST_PERSONS + " persons.");
    }
    List<Personidentifikator> numbers = new ArrayList<>();
    for (String text : texts) {
      int position = numbers.size() + 1;
      numbers.add(
          Personidentifikator.parse(text, syntheticNumbers)
              .orElseThrow(
                  () ->
                      invalid(
                          "The personidentifikator at position "
                              + position
                              + " is not a valid foedselsnummer or D-nummer.")));
    }
    return numbers;
  }

  private static InvalidRequestException invalid(String message) {
    return new InvalidRequestException(PERSONIDENTIFIKATOR, message);
  }
}
