package no.kontaktregister.adapters.rest.postkasse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import no.kontaktregister.adapters.rest.protocol.JoseMessageBodyWriter;
import no.kontaktregister.adapters.rest.token.EnterpriseToken;
import no.kontaktregister.adapters.rest.token.Scope;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.OppdaterPostkasse;
import no.kontaktregister.application.postkasse.OpprettOgVelgSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.SlettPostkasse;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * The mailbox provider's operations.
 *
 * <p>Source: docs/contract.md#rest; described for callers in {@code openapi.yaml}.
 */
@ApplicationScoped
@Path("/v1/postkasse")
@Produces({MediaType.APPLICATION_JSON, JoseMessageBodyWriter.MEDIA_TYPE})
public class PostkasseResource {

  private static final String WRITE = "krr:postkasse/postkasse.write";

  private final KanVelgeSikkerDigitalPostkasse kanVelge;
  private final OpprettOgVelgSikkerDigitalPostkasse opprettOgVelg;
  private final OppdaterPostkasse oppdater;
  private final SlettPostkasse slett;

  @Inject
  public PostkasseResource(
      KanVelgeSikkerDigitalPostkasse kanVelge,
      OpprettOgVelgSikkerDigitalPostkasse opprettOgVelg,
      OppdaterPostkasse oppdater,
      SlettPostkasse slett) {
    this.kanVelge = kanVelge;
    this.opprettOgVelg = opprettOgVelg;
    this.oppdater = oppdater;
    this.slett = slett;
  }

  // RESTEasy (WildFly, Open Liberty) requires it. CDI uses the other one.
  public PostkasseResource() {
    this(null, null, null, null);
  }

  /** Tells whether a citizen may choose a digital mailbox for public use. */
  @POST
  @Path("/kan-velge")
  @Scope(
      value = "krr:postkasse/kanvelge.read",
      operasjon = Operasjon.KAN_VELGE_SIKKER_DIGITAL_POSTKASSE)
  public KanVelgeResponse kanVelge(KanVelgeRequest request, @Context SecurityContext security) {
    return KanVelgeResponse.of(
        kanVelge.kanVelge(request.toForespoersel(EnterpriseToken.of(security).caller())));
  }

  /** Creates a mailbox and makes it the citizen's active one. */
  @POST
  @Path("/opprett-og-velg")
  @Scope(value = WRITE, operasjon = Operasjon.OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE)
  public PostkasseResponse opprettOgVelg(
      PostkasseRequest request, @Context SecurityContext security) {
    return PostkasseResponse.of(
        opprettOgVelg.opprettOgVelg(request.toForespoersel(EnterpriseToken.of(security).caller())));
  }

  /** Updates the caller's mailbox of a citizen. */
  @POST
  @Path("/oppdater")
  @Scope(value = WRITE, operasjon = Operasjon.OPPDATER_POSTKASSE)
  public PostkasseResponse oppdater(PostkasseRequest request, @Context SecurityContext security) {
    return PostkasseResponse.of(
        oppdater.oppdater(request.toForespoersel(EnterpriseToken.of(security).caller())));
  }

  /** Deletes the caller's mailbox of a citizen. */
  @POST
  @Path("/slett")
  @Scope(value = WRITE, operasjon = Operasjon.SLETT_POSTKASSE)
  public PostkasseResponse slett(SlettRequest request, @Context SecurityContext security) {
    return PostkasseResponse.of(
        slett.slett(request.toForespoersel(EnterpriseToken.of(security).caller())));
  }
}
