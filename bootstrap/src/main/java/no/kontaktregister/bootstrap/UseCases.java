package no.kontaktregister.bootstrap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import no.kontaktregister.application.Audited;
import no.kontaktregister.application.UseCase;
import no.kontaktregister.application.oppslag.HentEndringer;
import no.kontaktregister.application.oppslag.HentEndringerService;
import no.kontaktregister.application.oppslag.HentPersoner;
import no.kontaktregister.application.oppslag.HentPersonerService;
import no.kontaktregister.application.oppslag.HentPrintSertifikat;
import no.kontaktregister.application.oppslag.HentPrintSertifikatService;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasseService;
import no.kontaktregister.application.postkasse.OppdaterPostkasse;
import no.kontaktregister.application.postkasse.OppdaterPostkasseService;
import no.kontaktregister.application.postkasse.OpprettOgVelgSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.OpprettOgVelgSikkerDigitalPostkasseService;
import no.kontaktregister.application.postkasse.PostkasseUpdate;
import no.kontaktregister.application.postkasse.SlettPostkasse;
import no.kontaktregister.application.postkasse.SlettPostkasseService;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.person.EpostadresseFormat;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.tilgang.AuditTrail;
import no.kontaktregister.domain.tilgang.Forespoersel;

/** Puts a service behind each inbound port; every call leaves an audit record. */
@ApplicationScoped
class UseCases {

  private final AuditTrail auditTrail;
  private final Clock clock = Clock.systemUTC();

  @Inject
  UseCases(AuditTrail auditTrail) {
    this.auditTrail = auditTrail;
  }

  // CDI needs it for the proxy that stands before an application-scoped bean.
  UseCases() {
    this(null);
  }

  @Produces
  @Singleton
  KanVelgeSikkerDigitalPostkasse kanVelge(
      Registry registry,
      CertificateValidation certificates,
      EpostadresseFormat epostadresseFormat,
      Settings settings) {
    return audited(
            new KanVelgeSikkerDigitalPostkasseService(
                registry, certificates, epostadresseFormat, settings.syntheticNumbers()))
        ::answer;
  }

  @Produces
  @Singleton
  PostkasseUpdate postkasseUpdate(
      Registry registry, CertificateValidation certificates, Settings settings) {
    return new PostkasseUpdate(registry, certificates, settings.syntheticNumbers());
  }

  @Produces
  @Singleton
  OpprettOgVelgSikkerDigitalPostkasse opprettOgVelg(PostkasseUpdate update) {
    return audited(new OpprettOgVelgSikkerDigitalPostkasseService(update))::answer;
  }

  @Produces
  @Singleton
  OppdaterPostkasse oppdater(PostkasseUpdate update) {
    return audited(new OppdaterPostkasseService(update))::answer;
  }

  @Produces
  @Singleton
  SlettPostkasse slett(PostkasseUpdate update) {
    return audited(new SlettPostkasseService(update))::answer;
  }

  @Produces
  @Singleton
  HentPersoner hentPersoner(Registry registry, Settings settings) {
    return audited(new HentPersonerService(registry, settings.syntheticNumbers(), clock))::answer;
  }

  @Produces
  @Singleton
  HentEndringer hentEndringer(Registry registry) {
    return audited(new HentEndringerService(registry, registry, clock))::answer;
  }

  @Produces
  @Singleton
  HentPrintSertifikat hentPrintSertifikat(Registry registry, PrintSertifikat printSertifikat) {
    return audited(new HentPrintSertifikatService(registry, printSertifikat))::answer;
  }

  private <F extends Forespoersel, R> Audited<F, R> audited(UseCase<F, R> service) {
    return new Audited<>(service, auditTrail, clock);
  }
}
