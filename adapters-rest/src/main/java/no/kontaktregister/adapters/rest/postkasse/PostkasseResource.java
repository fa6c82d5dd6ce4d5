package no.kontaktregister.adapters.rest.postkasse;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import no.kontaktregister.adapters.rest.maskinporten.Scope;
import no.kontaktregister.adapters.rest.maskinporten.TokenHolder;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasse;

/**
 * The mailbox provider's operations.
 *
 * <p>Source: the contract, section 6; described for callers in {@code META-INF/openapi.yaml}.
 */
@Dependent
@Path("/postkasse")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PostkasseResource {

  private final KanVelgeSikkerDigitalPostkasse kanVelge;

  @Inject
  public PostkasseResource(KanVelgeSikkerDigitalPostkasse kanVelge) {
    this.kanVelge = kanVelge;
  }

  /** May this citizen choose a digital mailbox for public use? */
  @POST
  @Path("/kan-velge")
  @Scope("krr:postkasse/kanvelge.read")
  public KanVelgeResponse kanVelge(KanVelgeRequest request, @Context SecurityContext security) {
    TokenHolder holder = (TokenHolder) security.getUserPrincipal();
    return KanVelgeResponse.of(kanVelge.kanVelge(request.toForespoersel(holder.caller())));
  }
}
