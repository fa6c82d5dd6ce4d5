package no.kontaktregister.application.oppslag;

import java.util.List;
import no.kontaktregister.domain.oppslag.Personopplysninger;

/**
 * What is told of the persons.
 *
 * <p>Source: the contract, section 3.
 *
 * @param personer one for each that was asked for, in the request's order
 */
public record HentPersonerRespons(List<Personopplysninger> personer) {

  public HentPersonerRespons {
    personer = List.copyOf(personer);
  }
}
