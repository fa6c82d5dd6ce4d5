package no.kontaktregister.adapters.soap.oppslagstjenesten;

import static java.util.stream.Collectors.toCollection;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.HentEndringerForespoersel;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.HentEndringerRespons;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.HentPersonerForespoersel;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.HentPersonerRespons;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.HentPrintSertifikatForespoersel;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.HentPrintSertifikatRespons;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.Oppslagstjeneste1602;
import no.kontaktregister.adapters.soap.wssecurity.CallerInterceptor;
import no.kontaktregister.application.oppslag.Filter;
import no.kontaktregister.application.oppslag.HentEndringer;
import no.kontaktregister.application.oppslag.HentPersoner;
import no.kontaktregister.application.oppslag.HentPrintSertifikat;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.oppslag.PrintSertifikat;

/**
 * The public bodies' operations.
 *
 * <p>Carries no {@code @WebService}: a server with a SOAP engine of its own would publish it a
 * second time, at a path that nothing protects.
 *
 * <p>Source: docs/contract.md#oppslag and docs/contract.md#soap; callers read {@code
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
        .hentPersoner(
            new no.kontaktregister.application.oppslag.HentPersonerForespoersel(
                CallerInterceptor.current(),
                behov(request.getInformasjonsbehov()),
                request.getPersonidentifikator(),
                Set.of(Filter.VARSLINGSSTATUS)))
        .personer()
        .forEach(person -> response.getPerson().add(PersonMapper.of(person)));
    return response;
  }

  @Override
  public HentEndringerRespons hentEndringer(HentEndringerForespoersel request) {
    no.kontaktregister.application.oppslag.HentEndringerRespons respons =
        hentEndringer.hentEndringer(
            new no.kontaktregister.application.oppslag.HentEndringerForespoersel(
                CallerInterceptor.current(),
                behovForEndringer(request),
                request.getFraEndringsNummer()));

    HentEndringerRespons response = new HentEndringerRespons();
    response.setFraEndringsNummer(respons.fraEndringsNummer());
    response.setTilEndringsNummer(respons.tilEndringsNummer());
    response.setSenesteEndringsNummer(respons.senesteEndringsNummer());
    respons.personer().forEach(person -> response.getPerson().add(PersonMapper.of(person)));
    return response;
  }

  @Override
  public HentPrintSertifikatRespons hentPrintSertifikat(HentPrintSertifikatForespoersel request) {
    PrintSertifikat respons =
        hentPrintSertifikat.hentPrintSertifikat(
            new no.kontaktregister.application.oppslag.HentPrintSertifikatForespoersel(
                CallerInterceptor.current()));

    HentPrintSertifikatRespons response = new HentPrintSertifikatRespons();
    response.setPostkasseleverandoerAdresse(respons.postkasseleverandoer().value());
    response.setX509Sertifikat(respons.sertifikat().der());
    return response;
  }

  /** Changes come with contact information by default, and never with varslingsstatus. */
  private static Set<Informasjonsbehov> behovForEndringer(HentEndringerForespoersel request) {
    Set<Informasjonsbehov> behov = behov(request.getInformasjonsbehov());
    if (behov.isEmpty()) {
      return Set.of(Informasjonsbehov.KONTAKTINFO);
    }
    behov.remove(Informasjonsbehov.VARSLINGS_STATUS);
    return behov;
  }

  private static Set<Informasjonsbehov> behov(
      List<no.kontaktregister.adapters.soap.generated.oppslagstjeneste.Informasjonsbehov> named) {
    return named.stream()
        .map(behov -> Informasjonsbehov.valueOf(behov.name()))
        .collect(toCollection(() -> EnumSet.noneOf(Informasjonsbehov.class)));
  }
}
