package no.kontaktregister.adapters.soap.postkasseleverandoer;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.Beskrivelse;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.KanVelgeSikkerDigitalPostkasseForespoersel;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.KanVelgeSikkerDigitalPostkasseRespons;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.KanVelgeStatus;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.PostkasseForespoersel;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.PostkasseRespons;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.PostkasseStatus;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.Postkasseleverandoer1602;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.SlettPostkasseForespoersel;
import no.kontaktregister.adapters.soap.wssecurity.CallerInterceptor;
import no.kontaktregister.application.postkasse.KanVelgeForespoersel;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.OppdaterPostkasse;
import no.kontaktregister.application.postkasse.OpprettOgVelgSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.SlettPostkasse;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/**
 * The mailbox provider's operations.
 *
 * <p>Carries no {@code @WebService}: a server with a SOAP engine of its own would publish it a
 * second time, at a path that nothing protects.
 *
 * <p>Source: docs/contract.md#kan-velge, docs/contract.md#postkasse and docs/contract.md#soap;
 * callers read {@code wsdl/postkasseleverandoer-16-02.wsdl}.
 */
@Dependent
public class PostkasseleverandoerEndpoint implements Postkasseleverandoer1602 {

  private final KanVelgeSikkerDigitalPostkasse kanVelge;
  private final OpprettOgVelgSikkerDigitalPostkasse opprettOgVelg;
  private final OppdaterPostkasse oppdater;
  private final SlettPostkasse slett;

  @Inject
  public PostkasseleverandoerEndpoint(
      KanVelgeSikkerDigitalPostkasse kanVelge,
      OpprettOgVelgSikkerDigitalPostkasse opprettOgVelg,
      OppdaterPostkasse oppdater,
      SlettPostkasse slett) {
    this.kanVelge = kanVelge;
    this.opprettOgVelg = opprettOgVelg;
    this.oppdater = oppdater;
    this.slett = slett;
  }

  @Override
  public KanVelgeSikkerDigitalPostkasseRespons kanVelgeSikkerDigitalPostkasse(
      KanVelgeSikkerDigitalPostkasseForespoersel request) {
    KanVelgeRespons respons =
        kanVelge.kanVelge(
            new KanVelgeForespoersel(
                CallerInterceptor.current(),
                request.getPersonidentifikator(),
                Optional.ofNullable(request.getVirksomhetsidentifikator()),
                Optional.ofNullable(request.getEpostadresse()),
                sertifikat(request.getX509Sertifikat())));

    KanVelgeSikkerDigitalPostkasseRespons response = new KanVelgeSikkerDigitalPostkasseRespons();
    if (respons instanceof KanVelgeRespons.Nei nei) {
      response.setStatus(KanVelgeStatus.NEI);
      response.setBeskrivelse(beskrivelse(nei.beskrivelse()));
    } else {
      response.setStatus(KanVelgeStatus.JA);
    }
    return response;
  }

  @Override
  public PostkasseRespons opprettOgVelgSikkerDigitalPostkasse(PostkasseForespoersel request) {
    return response(opprettOgVelg.opprettOgVelg(forespoersel(request)));
  }

  @Override
  public PostkasseRespons oppdaterPostkasse(PostkasseForespoersel request) {
    return response(oppdater.oppdater(forespoersel(request)));
  }

  @Override
  public PostkasseRespons slettPostkasse(SlettPostkasseForespoersel request) {
    return response(
        slett.slett(
            new no.kontaktregister.application.postkasse.SlettPostkasseForespoersel(
                CallerInterceptor.current(),
                request.getPersonidentifikator(),
                request.getVirksomhetsidentifikator())));
  }

  private static no.kontaktregister.application.postkasse.PostkasseForespoersel forespoersel(
      PostkasseForespoersel request) {
    return new no.kontaktregister.application.postkasse.PostkasseForespoersel(
        CallerInterceptor.current(),
        request.getPersonidentifikator(),
        request.getVirksomhetsidentifikator(),
        request.getPostkasseadresse(),
        sertifikat(request.getX509Sertifikat()));
  }

  private static PostkasseRespons response(
      no.kontaktregister.domain.postkasse.PostkasseRespons respons) {
    PostkasseRespons response = new PostkasseRespons();
    if (respons instanceof no.kontaktregister.domain.postkasse.PostkasseRespons.Feilet feilet) {
      response.setStatus(PostkasseStatus.FEILET);
      response.setBeskrivelse(beskrivelse(feilet.beskrivelse()));
    } else {
      response.setStatus(PostkasseStatus.OK);
    }
    return response;
  }

  private static Optional<X509Sertifikat> sertifikat(byte[] der) {
    return Optional.ofNullable(der).map(X509Sertifikat::new);
  }

  /** The schema has one list of reasons for all operations, with the same names. */
  private static Beskrivelse beskrivelse(Enum<?> reason) {
    return Beskrivelse.valueOf(reason.name());
  }
}
