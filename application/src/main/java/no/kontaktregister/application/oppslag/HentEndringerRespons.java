package no.kontaktregister.application.oppslag;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.person.Personidentifikator;

/**
 * Changes, none of which is left out.
 *
 * <p>Source: docs/contract.md#oppslag.
 *
 * @param fraEndringsNummer where the request began
 * @param tilEndringsNummer the last number in the answer; a reader continues from the next
 * @param senesteEndringsNummer the latest number in the registry
 * @param personer one for each change, in the order of the numbers: the person as they are now
 */
public record HentEndringerRespons(
    long fraEndringsNummer,
    long tilEndringsNummer,
    long senesteEndringsNummer,
    List<Personopplysninger> personer) {

  public HentEndringerRespons {
    personer = List.copyOf(personer);
  }

  public Set<Personidentifikator> citizens() {
    return personer.stream()
        .map(Personopplysninger::personidentifikator)
        .collect(Collectors.toUnmodifiableSet());
  }
}
