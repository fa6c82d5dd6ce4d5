package no.kontaktregister.adapters.soap.oppslagstjenesten;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.HentEndringerForespoersel;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.HentEndringerRespons;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.HentPersonerForespoersel;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.HentPersonerRespons;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.HentPrintSertifikatForespoersel;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.HentPrintSertifikatRespons;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.Oppslagstjeneste1602;
import no.kontaktregister.adapters.soap.wssecurity.Callers;
import no.kontaktregister.application.oppslag.HentEndringer;
import no.kontaktregister.application.oppslag.HentPersoner;
import no.kontaktregister.application.oppslag.HentPrintSertifikat;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.oppslag.PrintSertifikat;

/**
 * The public bodies' operations.
 *
 * <p>Carries no {@code @WebService}: a server with a SOAP engine of its own would publish it a
 * second time, at a path that nobody guards.
 *
 * <p>Source: the contract, sections 3 and 5; described for callers in {@code
 * wsdl/oppslagstjeneste-16-02.wsdl}.
 */
@Dependent
public class OppslagstjenestenEndpoint implements Oppslagstjeneste1602 {

  private final HentPersoner hentPersoner;
  private final HentEndringer hentEndringer;
  private final HentPrintSertifikat hentPrintSertifikat;

  @Inject
  public OppslagstjenestenEndpoint(
      HentPersoner hentPersoner,
      HentEndringer hentEndringer,
      HentPrintSertifikat hentPrintSertifikat) {
    this.hentPersoner = hentPersoner;
    this.hentEndringer = hentEndringer;
    this.hentPrintSertifikat = hentPrintSertifikat;
  }

  @Override
  public HentPersonerRespons hentPersoner(HentPersonerForespoersel request) {
    HentPersonerRespons response = new HentPersonerRespons();
    hentPersoner
        .answer(
            new no.kontaktregister.application.oppslag.HentPersonerForespoersel(
                Callers.current(),
                behov(request.getInformasjonsbehov()),
                request.getPersonidentifikator()))
        .personer()
        .forEach(person -> response.getPerson().add(PersonElement.of(person)));
    return response;
  }

  @Override
  public HentEndringerRespons hentEndringer(HentEndringerForespoersel request) {
    Set<Informasjonsbehov> behov = behov(request.getInformasjonsbehov());
    no.kontaktregister.application.oppslag.HentEndringerRespons respons =
        hentEndringer.answer(
            new no.kontaktregister.application.oppslag.HentEndringerForespoersel(
                Callers.current(),
                behov.isEmpty() ? Set.of(Informasjonsbehov.KONTAKTINFO) : behov,
                request.getFraEndringsNummer()));

    HentEndringerRespons response = new HentEndringerRespons();
    response.setFraEndringsNummer(respons.fraEndringsNummer());
    response.setTilEndringsNummer(respons.tilEndringsNummer());
    response.setSenesteEndringsNummer(respons.senesteEndringsNummer());
    respons.personer().forEach(person -> response.getPerson().add(PersonElement.of(person)));
    return response;
  }

  @Override
  public HentPrintSertifikatRespons hentPrintSertifikat(HentPrintSertifikatForespoersel request) {
    PrintSertifikat respons =
        hentPrintSertifikat.answer(
            new no.kontaktregister.application.oppslag.HentPrintSertifikatForespoersel(
                Callers.current()));

    HentPrintSertifikatRespons response = new HentPrintSertifikatRespons();
    response.setPostkasseleverandoerAdresse(respons.postkasseleverandoer().value());
    response.setX509Sertifikat(respons.sertifikat().der());
    return response;
  }

  private static Set<Informasjonsbehov> behov(
      List<no.kontaktregister.adapters.soap.generated.oppslagstjeneste.Informasjonsbehov> named) {
    return named.stream().map(behov -> Informasjonsbehov.valueOf(behov.name())).collect(toSet());
  }
}
