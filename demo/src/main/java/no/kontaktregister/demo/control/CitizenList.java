package no.kontaktregister.demo.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import no.kontaktregister.domain.person.EpostadresseFormat;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** The citizens of a file or a body, in their order. A mistake in one refuses them all. */
final class CitizenList {

  private final Instant now;
  private final EpostadresseFormat format;
  private final Predicate<Virksomhetsidentifikator> isApproved;
  private final Map<Personidentifikator, Listed> listed = new LinkedHashMap<>();

  private record Listed(Person person, String place) {

    Optional<Virksomhetsidentifikator> leverandoer() {
      return person.aktivPostkasse().map(Postkasse::leverandoer);
    }
  }

  /**
   * @param now when the citizens gave the information, unless it has an age
   * @param isApproved whether an enterprise is a mailbox provider
   */
  CitizenList(
      Instant now, EpostadresseFormat format, Predicate<Virksomhetsidentifikator> isApproved) {
    this.now = now;
    this.format = format;
    this.isApproved = isApproved;
  }

  /**
   * Adds a citizen.
   *
   * @param citizen the fields of {@code POST /demo/v1/citizens}, with a number
   * @param place where in the file a field is; where the citizen is, if there is no field
   */
  void add(JsonNode citizen, Function<Optional<String>, String> place) {
    try {
      Fields fields = Fields.of(citizen, CitizenState.FIELDS);
      Personidentifikator number =
          CitizenState.number(fields).orElseThrow(() -> Refused.missing(CitizenState.NUMBER));
      Person person = CitizenState.read(fields, number, now, format, isApproved);
      Listed added = new Listed(person, place.apply(Optional.empty()));
      Listed earlier = listed.putIfAbsent(number, added);
      if (earlier != null) {
        throw twice(earlier, added);
      }
    } catch (Refused mistake) {
      throw mistake.at(place.apply(mistake.field()));
    }
  }

  List<Person> persons() {
    return listed.values().stream().map(Listed::person).toList();
  }

  /** Refuses the list if the registry already has one of the citizens. */
  void requireNoneOf(Predicate<Personidentifikator> isRegistered) {
    listed.forEach(
        (number, citizen) -> {
          if (isRegistered.test(number)) {
            throw Refused.conflict(
                    "The registry already has this citizen. Remove them from the list, or POST"
                        + " /demo/v1/reset first.")
                .at(citizen.place());
          }
        });
  }

  private static Refused twice(Listed earlier, Listed added) {
    boolean hasTwoMailboxes =
        earlier.leverandoer().isPresent()
            && added.leverandoer().isPresent()
            && !earlier.leverandoer().equals(added.leverandoer());
    return Refused.because(
        (hasTwoMailboxes
                ? "A citizen has at most one active mailbox, and this one has another in "
                : "This citizen is listed twice, first in ")
            + earlier.place().replaceFirst("^L", "l")
            + ". Remove one of the two.");
  }
}
