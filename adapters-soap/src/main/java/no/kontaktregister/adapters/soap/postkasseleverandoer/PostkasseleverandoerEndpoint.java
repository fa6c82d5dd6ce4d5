package no.kontaktregister.adapters.soap.postkasseleverandoer;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.KanVelgeBeskrivelse;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.KanVelgeSikkerDigitalPostkasseForespoersel;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.KanVelgeSikkerDigitalPostkasseRespons;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.KanVelgeStatus;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.Postkasseleverandoer1602;
import no.kontaktregister.adapters.soap.wssecurity.Callers;
import no.kontaktregister.application.postkasse.KanVelgeForespoersel;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasse;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/**
 * The mailbox provider's operations.
 *
 * <p>Carries no {@code @WebService}: a server with a SOAP engine of its own would publish it a
 * second time, at a path that nobody guards.
 *
 * <p>Source: the contract, sections 1 and 5; described for callers in {@code
 * wsdl/postkasseleverandoer-16-02.wsdl}.
 */
@Dependent
public class PostkasseleverandoerEndpoint implements Postkasseleverandoer1602 {

  private final KanVelgeSikkerDigitalPostkasse kanVelge;

  @Inject
  public PostkasseleverandoerEndpoint(KanVelgeSikkerDigitalPostkasse kanVelge) {
    this.kanVelge = kanVelge;
  }

  @Override
  public KanVelgeSikkerDigitalPostkasseRespons kanVelgeSikkerDigitalPostkasse(
      KanVelgeSikkerDigitalPostkasseForespoersel request) {
    return response(kanVelge.kanVelge(forespoersel(request)));
  }

  private static KanVelgeForespoersel forespoersel(
      KanVelgeSikkerDigitalPostkasseForespoersel request) {
    return new KanVelgeForespoersel(
        Callers.current(),
        request.getPersonidentifikator(),
        Optional.ofNullable(request.getVirksomhetsidentifikator()),
        Optional.ofNullable(request.getEpostadresse()),
        Optional.ofNullable(request.getX509Sertifikat()).map(X509Sertifikat::new));
  }

  private static KanVelgeSikkerDigitalPostkasseRespons response(KanVelgeRespons respons) {
    KanVelgeSikkerDigitalPostkasseRespons response = new KanVelgeSikkerDigitalPostkasseRespons();
    response.setStatus(KanVelgeStatus.valueOf(respons.status().name()));
    respons
        .beskrivelse()
        .ifPresent(
            beskrivelse ->
                response.setBeskrivelse(KanVelgeBeskrivelse.valueOf(beskrivelse.name())));
    return response;
  }
}
