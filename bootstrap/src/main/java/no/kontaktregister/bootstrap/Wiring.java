package no.kontaktregister.bootstrap;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import no.kontaktregister.adapters.pki.PkixCertificateValidation;
import no.kontaktregister.adapters.pki.Revocation;
import no.kontaktregister.adapters.rest.maskinporten.MaskinportenSettings;
import no.kontaktregister.adapters.rest.protocol.RestSettings;
import no.kontaktregister.adapters.soap.protocol.SoapSettings;
import no.kontaktregister.adapters.soap.wssecurity.MemoryReplayStore;
import no.kontaktregister.adapters.soap.wssecurity.ReplayStore;
import no.kontaktregister.adapters.soap.wssecurity.SharedReplayStore;
import no.kontaktregister.adapters.soap.wssecurity.WsSecuritySettings;
import no.kontaktregister.bootstrap.startpage.TryOut;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.person.EpostadresseFormat;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.tilgang.AuditTrail;
import org.apache.commons.validator.routines.EmailValidator;
import org.eclipse.microprofile.config.Config;

/** Says which adapter stands behind which outbound port, and what each adapter is told. */
@ApplicationScoped
class Wiring {

  @Produces
  @Singleton
  Settings settings(Config config) {
    return Settings.read(config);
  }

  @Produces
  RestSettings restSettings(Settings settings) {
    return settings.rest();
  }

  @Produces
  MaskinportenSettings maskinportenSettings(Settings settings) {
    return settings.maskinporten();
  }

  @Produces
  SoapSettings soapSettings(Settings settings) {
    return settings.soap();
  }

  @Produces
  @Singleton
  Registry registry(Settings settings, Config config) {
    Registry registry =
        settings.registryAdapter().open(key -> config.getOptionalValue(key, String.class));
    if (settings.demo()) {
      DemoRegistry.fill(registry, Clock.systemUTC());
    }
    return registry;
  }

  void closeRegistry(@Disposes Registry registry) {
    registry.close();
  }

  @Produces
  WsSecuritySettings wsSecuritySettings(Settings settings) {
    return settings.wsSecurity();
  }

  @Produces
  @Singleton
  ReplayStore replayStore(Settings settings) {
    Duration life = settings.wsSecurity().lifeOfARequest();
    if (!settings.sharedReplayStore()) {
      return new MemoryReplayStore(life);
    }
    try {
      return SharedReplayStore.open(life);
    } catch (ReplayStore.Unavailable unavailable) {
      throw ConfigurationException.unusable(
          Settings.REPLAY_STORE, "memory, because " + unavailable.getMessage());
    }
  }

  void closeReplayStore(@Disposes ReplayStore replays) {
    replays.close();
  }

  @Produces
  @Singleton
  Revocation revocation(Settings settings) {
    CertificateSettings certificates = settings.certificates();
    return new Revocation(
        certificates.ocsp(), certificates.crl(), certificates.timeout(), Clock.systemUTC());
  }

  void closeRevocation(@Disposes Revocation revocation) {
    revocation.close();
  }

  @Produces
  @Singleton
  PkixCertificateValidation certificateValidation(Settings settings, Revocation revocation) {
    return new PkixCertificateValidation(
        settings.certificates().trust(), revocation, Clock.systemUTC());
  }

  @Produces
  @Singleton
  PrintSertifikat printSertifikat(Settings settings, CertificateValidation certificates) {
    PrintSertifikat printSertifikat = settings.printSertifikat();
    if (certificates.judge(printSertifikat.sertifikat()) != CertificateVerdict.ACCEPTED) {
      throw Settings.unusablePrintSertifikat();
    }
    return printSertifikat;
  }

  @Produces
  @Singleton
  Optional<TryOut> tryOut(Settings settings) {
    return settings
        .demoCaller()
        .map(caller -> new TryOut(caller, DemoCitizens.at(Clock.systemUTC().instant())));
  }

  @Produces
  @Singleton
  EpostadresseFormat epostadresseFormat() {
    return EmailValidator.getInstance()::isValid;
  }

  @Produces
  @Singleton
  PrometheusRegistry metrics() {
    return new PrometheusRegistry();
  }

  @Produces
  @Singleton
  AuditTrail auditTrail(Settings settings, Correlation correlation, PrometheusRegistry metrics) {
    return new CountedAuditTrail(
        new LoggedAuditTrail(settings.auditKey().secret(), correlation::id), metrics);
  }
}
