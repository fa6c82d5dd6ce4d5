package no.kontaktregister.bootstrap;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.adapters.pki.PkixEnterpriseIdentification;
import no.kontaktregister.adapters.pki.configuration.PkiConfiguration;
import no.kontaktregister.adapters.soap.configuration.SoapConfiguration;
import no.kontaktregister.adapters.soap.wssecurity.MemoryReplayStore;
import no.kontaktregister.adapters.soap.wssecurity.ReplayStore;
import no.kontaktregister.adapters.soap.wssecurity.SharedReplayStore;
import no.kontaktregister.application.inbound.InboundAdapter;
import no.kontaktregister.application.inbound.InboundPorts;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.configuration.Fault;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryAdapter;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.CertificateValidationAdapter;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentificationAdapter;
import no.kontaktregister.domain.tilgang.AuditTrail;
import no.kontaktregister.domain.tilgang.AuditTrailAdapter;
import org.eclipse.microprofile.config.Config;

/**
 * Everything that the configuration opens and that must be closed again. All of it is opened before
 * any fault is reported, so that one start reports all faults.
 */
final class Resources implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Resources.class.getName());

  private final Configuration configuration;
  private final Optional<Settings> settings;
  private final Optional<Registry> registry;
  private final Optional<CertificateValidation> certificates;
  private final Optional<EnterpriseIdentification> enterprises;
  private final Optional<AuditTrail> auditTrail;
  private final Optional<ReplayStore> replays;
  private final List<Consumer<InboundPorts>> endpoints;

  /**
   * @throws ConfigurationException when something is wrong with the configuration
   */
  static Resources open(Config config, Overlay overlay) {
    Resources resources =
        new Resources(
            new Configuration(key -> config.getOptionalValue(key, String.class)),
            config.getPropertyNames(),
            overlay);
    resources.requireNoFaults();
    overlay.fill(resources.registry());
    return resources;
  }

  private Resources(Configuration configuration, Iterable<String> present, Overlay overlay) {
    this.configuration = configuration;
    Profiles.check(configuration);
    // The launcher has read them.
    configuration.apply("kontaktregister.http.address");
    configuration.apply("kontaktregister.http.port");
    overlay.check(configuration);
    settings = Settings.read(configuration, overlay);

    var registries =
        Adapters.find(RegistryAdapter.class, "kontaktregister.register.adapter", configuration);
    var validations =
        Adapters.find(
            CertificateValidationAdapter.class,
            "kontaktregister.certificates.adapter",
            configuration);
    var identifications =
        Adapters.find(
            EnterpriseIdentificationAdapter.class,
            "kontaktregister.enterprises.adapter",
            configuration);
    var auditTrails =
        Adapters.find(AuditTrailAdapter.class, "kontaktregister.audit.adapter", configuration);
    var inbound =
        Adapters.find(InboundAdapter.class, "kontaktregister.inbound.adapters", configuration);

    registry = registries.open(configuration).map(overlay::inPlaceOf);
    certificates = validations.open(configuration);
    enterprises = identifications.open(configuration);
    auditTrail = auditTrails.open(configuration);
    endpoints = inbound.openAll(configuration);
    replays = settings.flatMap(this::replayStore);

    checkPrintSertifikat();
    if (!overlay.acceptsKeysForAnybody()) {
      refuseTrustInTheDemo();
    }
    Set<String> ofAdapters =
        Stream.of(registries, validations, identifications, auditTrails, inbound)
            .flatMap(Adapters::keys)
            .collect(Collectors.toSet());
    UnknownKeys.check(configuration, ofAdapters, present);
  }

  private Optional<ReplayStore> replayStore(Settings read) {
    Duration life = read.soap().wsSecurity().lifeOfARequest();
    if (!read.soap().sharedReplayStore()) {
      return Optional.of(new MemoryReplayStore(life));
    }
    try {
      return Optional.of(SharedReplayStore.open(life));
    } catch (ReplayStore.Unavailable unavailable) {
      configuration.refuse(
          SoapConfiguration.REPLAY_STORE, "memory, because " + unavailable.getMessage());
      return Optional.empty();
    }
  }

  private void checkPrintSertifikat() {
    if (settings.isPresent() && certificates.isPresent()) {
      CertificateVerdict verdict =
          certificates.get().judge(settings.get().printSertifikat().sertifikat());
      if (verdict != CertificateVerdict.ACCEPTED) {
        configuration.add(
            Settings.PRINT_SERTIFIKAT,
            "the certificate is refused (" + verdict + ")",
            Settings.PRINT_SERTIFIKAT_EXPECTED);
      }
    }
  }

  private void refuseTrustInTheDemo() {
    if (enterprises.isPresent()
        && enterprises.get() instanceof PkixEnterpriseIdentification pkix
        && pkix.trusts(KeysForAnybody.CERTIFICATE_AUTHORITY)) {
      configuration.refuse(
          PkiConfiguration.TRUST, PkiConfiguration.TRUST_EXPECTED + Settings.NOT_THE_DEMOS);
    }
  }

  /** Lets the endpoints beside REST and SOAP answer. */
  void start(InboundPorts ports) {
    endpoints.forEach(endpoint -> endpoint.accept(ports));
  }

  private void requireNoFaults() {
    List<Fault> faults = configuration.faults();
    if (!faults.isEmpty()) {
      close();
      throw new ConfigurationException(faults);
    }
  }

  Settings settings() {
    return settings.orElseThrow();
  }

  Registry registry() {
    return registry.orElseThrow();
  }

  CertificateValidation certificates() {
    return certificates.orElseThrow();
  }

  EnterpriseIdentification enterprises() {
    return enterprises.orElseThrow();
  }

  AuditTrail auditTrail() {
    return auditTrail.orElseThrow();
  }

  ReplayStore replays() {
    return replays.orElseThrow();
  }

  @Override
  public void close() {
    Deque<Object> opened = new ArrayDeque<>();
    Stream.of(auditTrail, registry, certificates, enterprises, replays)
        .flatMap(Optional::stream)
        .forEach(opened::push);
    endpoints.forEach(opened::push);
    opened.forEach(Resources::close);
  }

  private static void close(Object opened) {
    if (opened instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception failure) {
        LOG.log(Level.WARNING, "{0} was not closed: {1}", opened.getClass().getName(), failure);
      }
    }
  }
}
