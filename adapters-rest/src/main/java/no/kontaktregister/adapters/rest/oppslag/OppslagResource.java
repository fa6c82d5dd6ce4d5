package no.kontaktregister.adapters.rest.oppslag;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.EnumSet;
import java.util.Set;
import no.kontaktregister.adapters.rest.protocol.JoseMessageBodyWriter;
import no.kontaktregister.adapters.rest.token.EnterpriseToken;
import no.kontaktregister.adapters.rest.token.Public;
import no.kontaktregister.adapters.rest.token.Scope;
import no.kontaktregister.application.oppslag.HentEndringer;
import no.kontaktregister.application.oppslag.HentPersoner;
import no.kontaktregister.application.oppslag.HentPrintSertifikat;
import no.kontaktregister.application.oppslag.HentPrintSertifikatForespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.tilgang.AnonymousCaller;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * The public bodies' operations. The token's scopes decide what is delivered of a person.
 *
 * <p>Source: docs/contract.md#rest; described for callers in {@code openapi.yaml}.
 */
@ApplicationScoped
@Path("/{version: v1|v2}")
@Produces({MediaType.APPLICATION_JSON, JoseMessageBodyWriter.MEDIA_TYPE})
public class OppslagResource {

  private static final String CONTACT = "krr:global/kontaktinformasjon.read";
  private static final String MAILBOX = "krr:global/digitalpost.read";
  private static final String CHANGES = "krr:global/hentendring.read";

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

  // RESTEasy (WildFly, Open Liberty) requires it. CDI uses the other one.
  public OppslagResource() {
    this(null, null, null);
  }

  /** Looks up 1 to 1000 persons, in the order of the request. */
  @POST
  @Path("/personer")
  @Scope(
      value = {CONTACT, MAILBOX},
      operasjon = Operasjon.HENT_PERSONER)
  public PersonerResponse personer(PersonerRequest request, @Context SecurityContext security) {
    EnterpriseToken token = EnterpriseToken.of(security);
    return PersonerResponse.of(
        hentPersoner.hentPersoner(request.toForespoersel(token.caller(), behov(token))));
  }

  /** Returns changes from a number on, 1000 at most. */
  @POST
  @Path("/krr/hentEndringer")
  @Scope(value = CHANGES, operasjon = Operasjon.HENT_ENDRINGER)
  public HentEndringerResponse hentEndringer(
      HentEndringerRequest request, @Context SecurityContext security) {
    EnterpriseToken token = EnterpriseToken.of(security);
    return HentEndringerResponse.of(
        request.fra(),
        hentEndringer.hentEndringer(request.toForespoersel(token.caller(), behov(token))));
  }

  /** Returns the address and the certificate for mail that is to be printed. It needs no token. */
  @GET
  @Path("/printSertifikat")
  @Public
  public PrintSertifikatResponse printSertifikat() {
    return PrintSertifikatResponse.of(
        hentPrintSertifikat.hentPrintSertifikat(
            new HentPrintSertifikatForespoersel(new AnonymousCaller())));
  }

  private static Set<Informasjonsbehov> behov(EnterpriseToken token) {
    Set<Informasjonsbehov> behov = EnumSet.of(Informasjonsbehov.PERSON);
    if (token.scopes().contains(CONTACT)) {
      behov.add(Informasjonsbehov.KONTAKTINFO);
      behov.add(Informasjonsbehov.VARSLINGS_STATUS);
    }
    if (token.scopes().contains(MAILBOX)) {
      behov.add(Informasjonsbehov.SIKKER_DIGITAL_POST);
      behov.add(Informasjonsbehov.SERTIFIKAT);
    }
    return behov;
  }
}
