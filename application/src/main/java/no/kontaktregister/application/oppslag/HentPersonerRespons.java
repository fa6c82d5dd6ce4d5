package no.kontaktregister.application.oppslag;

import java.util.List;
import no.kontaktregister.domain.oppslag.Personopplysninger;

/**
 * The information about the persons.
 *
 * <p>Source: docs/contract.md#oppslag.
 *
 * @param personer one for each person asked for, in the request's order, except those filtered out
 */
public record HentPersonerRespons(List<Personopplysninger> personer) {

  public HentPersonerRespons {
    personer = List.copyOf(personer);
  }
}
