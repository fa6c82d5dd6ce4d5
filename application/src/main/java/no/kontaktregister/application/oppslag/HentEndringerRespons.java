package no.kontaktregister.application.oppslag;

import java.util.List;
import no.kontaktregister.domain.oppslag.Personopplysninger;

/**
 * A stretch of the changes.
 *
 * <p>Source: the contract, section 3.
 *
 * @param fraEndringsNummer where it was asked to begin
 * @param tilEndringsNummer the last number that it holds; the reader goes on from the next
 * @param senesteEndringsNummer the latest number in the registry
 * @param personer one for each change, in the order of their numbers: the person as they are now
 */
public record HentEndringerRespons(
    long fraEndringsNummer,
    long tilEndringsNummer,
    long senesteEndringsNummer,
    List<Personopplysninger> personer) {

  public HentEndringerRespons {
    personer = List.copyOf(personer);
  }
}
