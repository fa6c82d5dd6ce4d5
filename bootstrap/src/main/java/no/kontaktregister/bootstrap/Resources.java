package no.kontaktregister.bootstrap;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
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
import no.kontaktregister.adapters.soap.wssecurity.SigningKey;
import no.kontaktregister.application.inbound.InboundAdapter;
import no.kontaktregister.application.inbound.InboundPorts;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.configuration.Fault;
import no.kontaktregister.domain.monitoring.Measurement;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
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

  private final Config config;
  private final Overlay overlay;
  private final Configuration configuration;
  private final Optional<Settings> settings;
  private final Optional<Registry> registry;
  private final Optional<CertificateValidation> certificates;
  private final Optional<EnterpriseIdentification> enterprises;
  private final Optional<AuditTrail> auditTrail;
  private final Optional<ReplayStore> replays;
  private final List<Consumer<InboundPorts>> endpoints;
  private final Optional<Renewals> renewals;
  private final List<Adapters<?>> adapters;

  /**
   * @throws ConfigurationException when something is wrong with the configuration
   */
  static Resources open(Config config, Overlay overlay) {
    Resources resources = new Resources(config, overlay);
    resources.requireNoFaults();
    overlay.fill(resources.registry());
    return resources;
  }

  private Resources(Config config, Overlay overlay) {
    this.config = config;
    this.overlay = overlay;
    this.configuration = configuration();
    WatchedFile keystore = new WatchedFile(SoapConfiguration.KEYSTORE, configuration);
    WatchedFile print = new WatchedFile(Settings.PRINT_SERTIFIKAT, configuration);
    Profiles.check(configuration);
    // The launcher has read them.
    configuration.apply("kontaktregister.http.address");
    configuration.apply("kontaktregister.http.port");
    configuration.apply("kontaktregister.https.keystore");
    configuration.apply("kontaktregister.https.keystore-password");
    configuration.apply("kontaktregister.https.port");
    configuration.apply("kontaktregister.log.format");
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

    adapters = List.of(registries, validations, identifications, auditTrails, inbound);

    registry = registries.open(configuration).map(overlay::inPlaceOf);
    certificates = validations.open(configuration);
    Optional<EnterpriseIdentificationAdapter> identification =
        identifications.named(configuration).map(EnterpriseIdentificationAdapter.class::cast);
    Optional<WatchedFile> trust =
        identification
            .flatMap(EnterpriseIdentificationAdapter::fileKey)
            .map(key -> new WatchedFile(key, configuration));
    enterprises = identifications.open(configuration);
    auditTrail = auditTrails.open(configuration);
    endpoints = inbound.openAll(configuration);
    replays = settings.flatMap(this::replayStore);

    settings.ifPresent(read -> checkPrintSertifikat(read.printSertifikat(), configuration));
    enterprises.ifPresent(read -> refuseTrustInTheDemo(read, configuration));
    Set<String> ofAdapters = adapters.stream().flatMap(Adapters::keys).collect(Collectors.toSet());
    UnknownKeys.check(configuration, ofAdapters, config.getPropertyNames());

    renewals =
        configuration.faults().isEmpty()
            ? Optional.of(
                new Renewals(
                    new Renewed<>(
                        keystore,
                        settings().soap().wsSecurity().signingKey().get(),
                        this::configuration,
                        this::signingKey),
                    new Renewed<>(
                        print,
                        settings().printSertifikat(),
                        this::configuration,
                        this::printSertifikat),
                    trust.map(
                        file ->
                            new Renewed<>(
                                file,
                                enterprises(),
                                this::configuration,
                                now -> enterprises(identification.get(), now))),
                    Clock.systemUTC()))
            : Optional.empty();
  }

  private Configuration configuration() {
    return new Configuration(key -> config.getOptionalValue(key, String.class));
  }

  private Optional<SigningKey> signingKey(Configuration now) {
    return Settings.signingKey(now, overlay);
  }

  private Optional<PrintSertifikat> printSertifikat(Configuration now) {
    Optional<PrintSertifikat> read = Settings.printSertifikat(now);
    read.ifPresent(print -> checkPrintSertifikat(print, now));
    return read;
  }

  private Optional<EnterpriseIdentification> enterprises(
      EnterpriseIdentificationAdapter adapter, Configuration now) {
    Optional<EnterpriseIdentification> renewed =
        adapter.renew(renewals.orElseThrow().enterprises().orElseThrow().get(), now);
    renewed.ifPresent(read -> refuseTrustInTheDemo(read, now));
    return renewed;
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

  private void checkPrintSertifikat(PrintSertifikat print, Configuration now) {
    Optional<CertificateVerdict> refusal =
        certificates
            .map(validation -> validation.judge(print.sertifikat()))
            .filter(verdict -> verdict != CertificateVerdict.ACCEPTED);
    refusal.ifPresent(
        verdict ->
            now.add(
                Settings.PRINT_SERTIFIKAT,
                "the certificate is refused (" + verdict + ")",
                Settings.PRINT_SERTIFIKAT_EXPECTED));
  }

  private void refuseTrustInTheDemo(EnterpriseIdentification identification, Configuration now) {
    if (!overlay.acceptsKeysForAnybody()
        && identification instanceof PkixEnterpriseIdentification pkix
        && pkix.trusts(KeysForAnybody.CERTIFICATE_AUTHORITY)) {
      now.refuse(PkiConfiguration.TRUST, PkiConfiguration.TRUST_EXPECTED + Settings.NOT_THE_DEMOS);
    }
  }

  /** Lets the endpoints beside REST and SOAP answer, and watches the files with keys. */
  void start(InboundPorts ports) {
    endpoints.forEach(endpoint -> endpoint.accept(ports));
    renewals().start(Renewals.INTERVAL);
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

  /** What the adapters and the memory of accepted messages measure at the moment. */
  Stream<Measurement> measurements() {
    return Stream.concat(
        adapters.stream().flatMap(Adapters::measurements), replays().measurements().stream());
  }

  /** The files with keys and certificates, and what is made from them at the moment. */
  Renewals renewals() {
    return renewals.orElseThrow();
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
    renewals.ifPresent(opened::push);
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
