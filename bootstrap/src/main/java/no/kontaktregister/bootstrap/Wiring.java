package no.kontaktregister.bootstrap;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.kontaktregister.adapters.monitoring.CallCounter;
import no.kontaktregister.adapters.monitoring.CallTimer;
import no.kontaktregister.adapters.monitoring.KeyFileMetrics;
import no.kontaktregister.adapters.monitoring.KeyFiles;
import no.kontaktregister.adapters.monitoring.Measurements;
import no.kontaktregister.adapters.monitoring.Readiness;
import no.kontaktregister.adapters.monitoring.RequestTimes;
import no.kontaktregister.adapters.monitoring.Tracing;
import no.kontaktregister.adapters.rest.description.DescriptionSettings;
import no.kontaktregister.adapters.rest.protocol.JoseSettings;
import no.kontaktregister.adapters.rest.protocol.RestSettings;
import no.kontaktregister.adapters.rest.token.TokenSettings;
import no.kontaktregister.adapters.rest.token.Tokens;
import no.kontaktregister.adapters.soap.protocol.SoapSettings;
import no.kontaktregister.adapters.soap.wssecurity.ReplayStore;
import no.kontaktregister.adapters.soap.wssecurity.SigningKey;
import no.kontaktregister.adapters.soap.wssecurity.WsSecuritySettings;
import no.kontaktregister.bootstrap.admission.Admission;
import no.kontaktregister.domain.oppslag.PrintSertifikatLookup;
import no.kontaktregister.domain.person.EpostadresseFormat;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.AuditTrail;
import org.apache.commons.validator.routines.EmailValidator;
import org.eclipse.microprofile.config.Config;

/** Hands out the adapter behind each outbound port, and gives each inbound adapter its settings. */
@ApplicationScoped
class Wiring {

  @Produces
  @Singleton
  Resources resources(Config config, @Any Instance<Overlay> overlays) {
    return Resources.open(config, Overlay.of(overlays));
  }

  void close(@Disposes Resources resources) {
    resources.close();
  }

  @Produces
  Settings settings(Resources resources) {
    return resources.settings();
  }

  @Produces
  RestSettings restSettings(Settings settings) {
    return settings.rest().rest();
  }

  @Produces
  TokenSettings tokenSettings(Settings settings) {
    return settings.rest().tokens();
  }

  @Produces
  @Singleton
  Admission admission(Settings settings) {
    return new Admission(settings.admission());
  }

  @Produces
  @Singleton
  Correlation correlation() {
    return new Correlation();
  }

  @Produces
  SyntheticNumbers syntheticNumbers(Settings settings) {
    return settings.syntheticNumbers();
  }

  @Produces
  DescriptionSettings descriptionSettings(Settings settings, @Any Instance<Overlay> overlays) {
    return new DescriptionSettings(
        settings.rest().hasSwaggerUi(), Overlay.of(overlays).securitySchemes());
  }

  @Produces
  Supplier<JoseSettings> joseSettings(Resources resources) {
    Supplier<SigningKey> signingKey = resources.renewals().signingKey();
    return () -> {
      SigningKey key = signingKey.get();
      return new JoseSettings(key.key(), key.chain());
    };
  }

  @Produces
  SoapSettings soapSettings(Settings settings) {
    return settings.soap().soap();
  }

  @Produces
  WsSecuritySettings wsSecuritySettings(Resources resources) {
    return resources.settings().soap().wsSecurity().with(resources.renewals().signingKey());
  }

  @Produces
  @Singleton
  Registry registry(Resources resources, Tracing tracing) {
    return tracing.isOn()
        ? new TracedRegistry(resources.registry(), tracing)
        : resources.registry();
  }

  @Produces
  @Singleton
  ReplayStore replayStore(Resources resources) {
    return resources.replays();
  }

  @Produces
  @Singleton
  CertificateValidation certificateValidation(Resources resources, Tracing tracing) {
    return tracing.traced("CertificateValidation.judge", resources.certificates()::judge)::apply;
  }

  @Produces
  @Singleton
  EnterpriseIdentification enterpriseIdentification(Resources resources, Tracing tracing) {
    EnterpriseIdentification latest =
        resources
            .renewals()
            .enterprises()
            .<EnterpriseIdentification>map(
                current -> sertifikat -> current.get().identify(sertifikat))
            .orElseGet(resources::enterprises);
    return tracing.traced("EnterpriseIdentification.identify", latest::identify)::apply;
  }

  @Produces
  @Singleton
  PrintSertifikatLookup printSertifikatLookup(Resources resources) {
    return resources.renewals().printSertifikat()::get;
  }

  @Produces
  @Singleton
  EpostadresseFormat epostadresseFormat() {
    return EmailValidator.getInstance()::isValid;
  }

  @Produces
  @Singleton
  PrometheusRegistry metrics(
      Resources resources, KeyFiles keyFiles, Tokens tokens, Admission admission) {
    PrometheusRegistry metrics = new PrometheusRegistry();
    KeyFileMetrics.register(metrics, keyFiles);
    metrics.register(
        new Measurements(
            () ->
                Stream.of(
                        resources.measurements(),
                        tokens.measurements().stream(),
                        admission.measurements().stream())
                    .flatMap(Function.identity())));
    return metrics;
  }

  @Produces
  @Singleton
  RequestTimes requestTimes(PrometheusRegistry metrics) {
    return new RequestTimes(metrics);
  }

  @Produces
  @Singleton
  Tracing tracing() {
    return Tracing.byTheAgent();
  }

  @Produces
  @Singleton
  CallTimer callTimer(PrometheusRegistry metrics) {
    return new CallTimer(metrics);
  }

  @Produces
  @Singleton
  KeyFiles keyFiles(Resources resources) {
    return resources.renewals()::states;
  }

  @Produces
  @Singleton
  Readiness readiness(Registry registry, AuditTrail auditTrail) {
    return () -> registry.isAvailable() && auditTrail.isAvailable();
  }

  /** A call is counted once its record is kept. */
  @Produces
  @Singleton
  AuditTrail auditTrail(
      Resources resources, PrometheusRegistry metrics, @Any Instance<Overlay> overlays) {
    AuditTrail kept = resources.auditTrail();
    CallCounter calls = new CallCounter(metrics);
    Overlay overlay = Overlay.of(overlays);
    return new AuditTrail() {
      @Override
      public void keep(AuditRecord record) {
        kept.keep(record);
        calls.count(record.operasjon().name(), record.outcome());
        overlay.observe(record);
      }

      @Override
      public boolean isAvailable() {
        return kept.isAvailable();
      }
    };
  }
}
