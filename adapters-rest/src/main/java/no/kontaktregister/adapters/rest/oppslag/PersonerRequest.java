package no.kontaktregister.adapters.rest.oppslag;

import static no.kontaktregister.adapters.rest.protocol.Problem.required;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import no.kontaktregister.application.oppslag.Filter;
import no.kontaktregister.application.oppslag.HentPersonerForespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/** The body of a look-up. Unknown members are ignored. */
@JsonIgnoreProperties(ignoreUnknown = true)
record PersonerRequest(
    List<String> personidentifikatorer,
    @JsonProperty("inkluderIkkeRegistrerte") Boolean inkluderIkkeRegistrerte) {

  HentPersonerForespoersel toForespoersel(EnterpriseCaller caller, Set<Informasjonsbehov> behov) {
    return new HentPersonerForespoersel(
        caller,
        behov,
        required("personidentifikatorer", personidentifikatorer).stream()
            .map(number -> number == null ? "" : number)
            .toList(),
        Boolean.FALSE.equals(inkluderIkkeRegistrerte) ? Set.of(Filter.IKKE_REGISTRERTE) : Set.of());
  }

  /** Says nothing: a request is about persons. */
  @Override
  public String toString() {
    return "PersonerRequest[masked]";
  }
}
