package no.kontaktregister.adapters.rest.postkasse;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import no.kontaktregister.adapters.rest.protocol.RestSettings;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasse;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

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
  private final Virksomhetsidentifikator caller;

  @Inject
  public PostkasseResource(KanVelgeSikkerDigitalPostkasse kanVelge, RestSettings settings) {
    this.kanVelge = kanVelge;
    this.caller = settings.caller();
  }

  /** May this citizen choose a digital mailbox for public use? */
  @POST
  @Path("/kan-velge")
  public KanVelgeResponse kanVelge(KanVelgeRequest request) {
    return KanVelgeResponse.of(kanVelge.kanVelge(request.toForespoersel(caller)));
  }
}
