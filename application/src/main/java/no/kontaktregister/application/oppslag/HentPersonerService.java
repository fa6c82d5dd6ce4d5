package no.kontaktregister.application.oppslag;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryLookup;

/** Looks all persons up at once, and tells of each what {@link Personopplysninger} may tell. */
public final class HentPersonerService implements HentPersoner {

  private static final int MOST_PERSONS = 1000;

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
  public HentPersonerRespons answer(HentPersonerForespoersel forespoersel) {
    List<Personidentifikator> asked = numbers(forespoersel.personidentifikatorer());
    RegistryExtract registered =
        registry.lookUp(forespoersel.caller(), new HashSet<>(asked), Optional.empty());
    AccessDeniedException.unlessAllowed(registered.tilgang(), forespoersel.caller(), operasjon());

    Instant now = clock.instant();
    return new HentPersonerRespons(
        asked.stream()
            .map(
                number ->
                    registered
                        .person(number)
                        .map(
                            person ->
                                Personopplysninger.om(
                                    person, forespoersel.informasjonsbehov(), now))
                        .orElseGet(
                            () ->
                                Personopplysninger.ikkeRegistrert(
                                    number, forespoersel.informasjonsbehov()))
                        .filtrertEtterVarslingsstatus())
            .toList());
  }

  private List<Personidentifikator> numbers(List<String> texts) {
    if (texts.isEmpty() || texts.size() > MOST_PERSONS) {
      throw invalid("A request is about 1 to " + MOST_PERSONS + " persons.");
    }
    List<Personidentifikator> numbers = new ArrayList<>();
    for (String text : texts) {
      int position = numbers.size() + 1;
      numbers.add(
          Personidentifikator.parse(text, syntheticNumbers)
              .orElseThrow(
                  () ->
                      invalid(
                          "Personidentifikator number "
                              + position
                              + " is not a well-formed foedselsnummer or D-nummer.")));
    }
    return numbers;
  }

  private static InvalidRequestException invalid(String message) {
    return new InvalidRequestException("personidentifikator", message);
  }
}
