package no.kontaktregister.application.oppslag;

import java.util.Set;
import java.util.stream.Collectors;
import no.kontaktregister.application.UseCase;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * Inbound port: a public body that keeps a copy of the registry reads what has changed. Who goes on
 * from the answer's tilEndringsNummer + 1 until it is senesteEndringsNummer misses nothing,
 * whatever changes meanwhile. Nothing is left out for the sake of varslingsstatus.
 *
 * <p>Source: the contract, section 3.
 */
public interface HentEndringer extends UseCase<HentEndringerForespoersel, HentEndringerRespons> {

  @Override
  default Operasjon operasjon() {
    return Operasjon.HENT_ENDRINGER;
  }

  @Override
  default Set<Personidentifikator> citizens(HentEndringerRespons respons) {
    return respons.personer().stream()
        .map(Personopplysninger::personidentifikator)
        .collect(Collectors.toUnmodifiableSet());
  }
}
