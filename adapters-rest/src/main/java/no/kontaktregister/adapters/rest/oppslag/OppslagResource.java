package no.kontaktregister.adapters.rest.oppslag;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.EnumSet;
import java.util.Set;
import no.kontaktregister.adapters.rest.maskinporten.Scope;
import no.kontaktregister.adapters.rest.maskinporten.TokenHolder;
import no.kontaktregister.application.oppslag.HentEndringer;
import no.kontaktregister.application.oppslag.HentPersoner;
import no.kontaktregister.application.oppslag.HentPrintSertifikat;
import no.kontaktregister.application.oppslag.HentPrintSertifikatForespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;

/**
 * The public bodies' operations. What is told of a person follows from the token's scopes.
 *
 * <p>Source: the contract, section 6; described for callers in {@code openapi.yaml}.
 */
@Dependent
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class OppslagResource {

  private static final String CONTACT = "krr:global/kontaktinformasjon.read";
  private static final String MAILBOX = "krr:global/digitalpost.read";
  private static final String CHANGES = "krr:global/endringer.read";

  private final HentPersoner hentPersoner;
  private final HentEndringer hentEndringer;
  private final HentPrintSertifikat hentPrintSertifikat;

  @Inject
  public OppslagResource(
      HentPersoner hentPersoner,
      HentEndringer hentEndringer,
      HentPrintSertifikat hentPrintSertifikat) {
    this.hentPersoner = hentPersoner;
    this.hentEndringer = hentEndringer;
    this.hentPrintSertifikat = hentPrintSertifikat;
  }

  // RESTEasy (WildFly, Open Liberty) looks for it, and lets CDI use the other.
  public OppslagResource() {
    this(null, null, null);
  }

  /** Look up to 1000 persons up. */
  @POST
  @Path("/personer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Scope({CONTACT, MAILBOX})
  public PersonerResponse personer(PersonerRequest request, @Context SecurityContext security) {
    TokenHolder holder = TokenHolder.of(security);
    return PersonerResponse.of(
        hentPersoner.answer(request.toForespoersel(holder.caller(), behov(holder))));
  }

  /** Read what has changed. */
  @POST
  @Path("/endringer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Scope(CHANGES)
  public EndringerResponse endringer(EndringerRequest request, @Context SecurityContext security) {
    TokenHolder holder = TokenHolder.of(security);
    return EndringerResponse.of(
        hentEndringer.answer(request.toForespoersel(holder.caller(), behov(holder))));
  }

  /** Where does mail go that is to be printed? */
  @GET
  @Path("/print-sertifikat")
  @Scope(MAILBOX)
  public PrintSertifikatResponse printSertifikat(@Context SecurityContext security) {
    return PrintSertifikatResponse.of(
        hentPrintSertifikat.answer(
            new HentPrintSertifikatForespoersel(TokenHolder.of(security).caller())));
  }

  private static Set<Informasjonsbehov> behov(TokenHolder holder) {
    Set<Informasjonsbehov> behov = EnumSet.of(Informasjonsbehov.PERSON);
    if (holder.scopes().contains(CONTACT)) {
      behov.add(Informasjonsbehov.KONTAKTINFO);
      behov.add(Informasjonsbehov.VARSLINGS_STATUS);
    }
    if (holder.scopes().contains(MAILBOX)) {
      behov.add(Informasjonsbehov.SIKKER_DIGITAL_POST);
      behov.add(Informasjonsbehov.SERTIFIKAT);
    }
    return behov;
  }
}
