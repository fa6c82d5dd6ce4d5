package no.kontaktregister.bootstrap;

import static no.kontaktregister.domain.tilgang.Operasjon.ENDRE_PERSON;
import static no.kontaktregister.domain.tilgang.Operasjon.HENT_ENDRINGER;
import static no.kontaktregister.domain.tilgang.Operasjon.HENT_PERSON;
import static no.kontaktregister.domain.tilgang.Operasjon.HENT_PERSONER;
import static no.kontaktregister.domain.tilgang.Operasjon.HENT_PRINT_SERTIFIKAT;
import static no.kontaktregister.domain.tilgang.Operasjon.KAN_VELGE_SIKKER_DIGITAL_POSTKASSE;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPDATER_POSTKASSE;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE;
import static no.kontaktregister.domain.tilgang.Operasjon.SLETT_PERSON;
import static no.kontaktregister.domain.tilgang.Operasjon.SLETT_POSTKASSE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import no.kontaktregister.adapters.monitoring.CallTimer;
import no.kontaktregister.adapters.monitoring.Tracing;
import no.kontaktregister.application.audit.Audited;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.application.audit.RecordRefusal;
import no.kontaktregister.application.audit.RecordRefusalService;
import no.kontaktregister.application.inbound.InboundPorts;
import no.kontaktregister.application.oppslag.HentEndringer;
import no.kontaktregister.application.oppslag.HentEndringerRespons;
import no.kontaktregister.application.oppslag.HentEndringerService;
import no.kontaktregister.application.oppslag.HentPersoner;
import no.kontaktregister.application.oppslag.HentPersonerService;
import no.kontaktregister.application.oppslag.HentPrintSertifikat;
import no.kontaktregister.application.oppslag.HentPrintSertifikatService;
import no.kontaktregister.application.person.EndrePerson;
import no.kontaktregister.application.person.EndrePersonService;
import no.kontaktregister.application.person.HentPerson;
import no.kontaktregister.application.person.HentPersonService;
import no.kontaktregister.application.person.SlettPerson;
import no.kontaktregister.application.person.SlettPersonService;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasseService;
import no.kontaktregister.application.postkasse.OppdaterPostkasse;
import no.kontaktregister.application.postkasse.OppdaterPostkasseService;
import no.kontaktregister.application.postkasse.OpprettOgVelgSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.OpprettOgVelgSikkerDigitalPostkasseService;
import no.kontaktregister.application.postkasse.PostkasseUpdate;
import no.kontaktregister.application.postkasse.SlettPostkasse;
import no.kontaktregister.application.postkasse.SlettPostkasseService;
import no.kontaktregister.application.sertifikat.IdentifiserVirksomhet;
import no.kontaktregister.application.sertifikat.IdentifiserVirksomhetService;
import no.kontaktregister.bootstrap.admission.Admission;
import no.kontaktregister.domain.oppslag.PrintSertifikatLookup;
import no.kontaktregister.domain.person.EpostadresseFormat;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.tilgang.AuditTrail;
import no.kontaktregister.domain.tilgang.Operasjon;

/** Creates the service behind each inbound port. Every call leaves an audit record. */
@ApplicationScoped
class UseCases {

  /** The outcome of an answer that has no code of its own. */
  private static final String OK = "OK";

  private final AuditTrail auditTrail;
  private final CallTimer timer;
  private final Tracing tracing;
  private final Overlay overlay;
  private final Admission admission;
  private final Clock clock;
  private final Supplier<String> correlationId;

  @Inject
  UseCases(
      AuditTrail auditTrail,
      Correlation correlation,
      CallTimer timer,
      Tracing tracing,
      Admission admission,
      @Any Instance<Overlay> overlays) {
    this.timer = timer;
    this.tracing = tracing;
    this.admission = admission;
    this.auditTrail = auditTrail;
    this.overlay = Overlay.of(overlays);
    this.clock = overlay.clock();
    this.correlationId = correlation::id;
  }

  // CDI needs it for the proxy of an application-scoped bean.
  UseCases() {
    this.auditTrail = null;
    this.timer = null;
    this.tracing = null;
    this.admission = null;
    this.overlay = null;
    this.clock = null;
    this.correlationId = null;
  }

  @Produces
  @Singleton
  KanVelgeSikkerDigitalPostkasse kanVelge(
      Registry registry,
      CertificateValidation certificates,
      EpostadresseFormat epostadresseFormat,
      Settings settings) {
    var service =
        new KanVelgeSikkerDigitalPostkasseService(
            registry, certificates, epostadresseFormat, settings.syntheticNumbers());
    return audited(KAN_VELGE_SIKKER_DIGITAL_POSTKASSE, service::kanVelge, KanVelgeRespons::kode)
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
    var service = new OpprettOgVelgSikkerDigitalPostkasseService(update);
    return audited(
            OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE,
            service::opprettOgVelg,
            PostkasseRespons::kode)
        ::answer;
  }

  @Produces
  @Singleton
  OppdaterPostkasse oppdater(PostkasseUpdate update) {
    var service = new OppdaterPostkasseService(update);
    return audited(OPPDATER_POSTKASSE, service::oppdater, PostkasseRespons::kode)::answer;
  }

  @Produces
  @Singleton
  SlettPostkasse slett(PostkasseUpdate update) {
    var service = new SlettPostkasseService(update);
    return audited(SLETT_POSTKASSE, service::slett, PostkasseRespons::kode)::answer;
  }

  @Produces
  @Singleton
  HentPersoner hentPersoner(Registry registry, Settings settings) {
    var service = new HentPersonerService(registry, settings.syntheticNumbers(), clock);
    return audited(HENT_PERSONER, service::hentPersoner, respons -> OK)::answer;
  }

  @Produces
  @Singleton
  HentEndringer hentEndringer(Registry registry) {
    var service = new HentEndringerService(registry, registry, clock);
    return new Audited<>(
            HENT_ENDRINGER,
            answering(HENT_ENDRINGER, service::hentEndringer),
            respons -> OK,
            HentEndringerRespons::citizens,
            auditTrail,
            clock,
            correlationId)
        ::answer;
  }

  @Produces
  @Singleton
  HentPrintSertifikat hentPrintSertifikat(
      Registry registry, PrintSertifikatLookup printSertifikat) {
    var service = new HentPrintSertifikatService(registry, printSertifikat);
    return audited(HENT_PRINT_SERTIFIKAT, service::hentPrintSertifikat, respons -> OK)::answer;
  }

  @Produces
  @Singleton
  HentPerson hentPerson(Registry registry) {
    var service = new HentPersonService(registry, clock);
    return audited(HENT_PERSON, service::hentPerson, respons -> OK)::answer;
  }

  @Produces
  @Singleton
  EndrePerson endrePerson(Registry registry, EpostadresseFormat epostadresseFormat) {
    var service = new EndrePersonService(registry, registry, epostadresseFormat, clock);
    return audited(ENDRE_PERSON, service::endrePerson, respons -> OK)::answer;
  }

  @Produces
  @Singleton
  SlettPerson slettPerson(Registry registry) {
    var service = new SlettPersonService(registry);
    return audited(SLETT_PERSON, service::slettPerson, respons -> OK)::answer;
  }

  /** Leaves no audit record: it identifies the caller before there is a question. */
  @Produces
  @Singleton
  IdentifiserVirksomhet identifiserVirksomhet(EnterpriseIdentification certificates) {
    return new IdentifiserVirksomhetService(certificates);
  }

  /** Keeps the audit record itself. */
  @Produces
  @Singleton
  RecordRefusal recordRefusal() {
    return new RecordRefusalService(auditTrail, clock, correlationId);
  }

  /** For endpoints that are not CDI beans. */
  @Produces
  @Singleton
  InboundPorts inboundPorts(
      IdentifiserVirksomhet identifiserVirksomhet,
      RecordRefusal recordRefusal,
      KanVelgeSikkerDigitalPostkasse kanVelge,
      OpprettOgVelgSikkerDigitalPostkasse opprettOgVelg,
      OppdaterPostkasse oppdater,
      SlettPostkasse slett,
      HentPersoner hentPersoner,
      HentEndringer hentEndringer,
      HentPrintSertifikat hentPrintSertifikat,
      HentPerson hentPerson,
      EndrePerson endrePerson,
      SlettPerson slettPerson) {
    return new InboundPorts(
        identifiserVirksomhet,
        recordRefusal,
        kanVelge,
        opprettOgVelg,
        oppdater,
        slett,
        hentPersoner,
        hentEndringer,
        hentPrintSertifikat,
        hentPerson,
        endrePerson,
        slettPerson);
  }

  private <F extends Forespoersel, R> Audited<F, R> audited(
      Operasjon operasjon, Function<F, R> useCase, Function<R, String> outcome) {
    return new Audited<>(
        operasjon,
        answering(operasjon, useCase),
        outcome,
        respons -> Set.of(),
        auditTrail,
        clock,
        correlationId);
  }

  private <F extends Forespoersel, R> Function<F, R> answering(
      Operasjon operasjon, Function<F, R> useCase) {
    return admission.shared(
        timer.timed(
            operasjon.name(),
            tracing.traced(operasjon.name(), overlay.inPlaceOf(operasjon, useCase))));
  }
}
