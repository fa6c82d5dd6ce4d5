package no.kontaktregister.bootstrap;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import no.kontaktregister.adapters.pki.PkixCertificateValidation;
import no.kontaktregister.adapters.pki.Revocation;
import no.kontaktregister.adapters.soap.configuration.SoapConfiguration;
import no.kontaktregister.adapters.soap.wssecurity.MemoryReplayStore;
import no.kontaktregister.adapters.soap.wssecurity.ReplayStore;
import no.kontaktregister.adapters.soap.wssecurity.SharedReplayStore;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import org.eclipse.microprofile.config.Config;

/**
 * Everything that the configuration opens and that must be closed again. All of it is opened before
 * any fault is reported, so that one start reports all faults.
 */
final class Resources implements AutoCloseable {

  private final Settings settings;
  private final Registry registry;
  private final ReplayStore replays;
  private final Revocation revocation;
  private final PkixCertificateValidation certificates;

  private Resources(
      Settings settings,
      Registry registry,
      ReplayStore replays,
      Revocation revocation,
      PkixCertificateValidation certificates) {
    this.settings = settings;
    this.registry = registry;
    this.replays = replays;
    this.revocation = revocation;
    this.certificates = certificates;
  }

  /**
   * @throws ConfigurationException when something is wrong with the configuration
   */
  static Resources open(Config config, Overlay overlay) {
    Configuration configuration =
        new Configuration(key -> config.getOptionalValue(key, String.class));
    Profiles.check(configuration);
    // The launcher has read them.
    configuration.apply("kontaktregister.http.address");
    configuration.apply("kontaktregister.http.port");
    overlay.check(configuration);

    Optional<Settings> settings = Settings.read(configuration, overlay);
    RegistryAdapters adapters = RegistryAdapters.find();
    Optional<Registry> registry =
        adapters
            .chosen(configuration)
            .flatMap(adapter -> adapter.open(configuration))
            .map(overlay::inPlaceOf);
    Optional<ReplayStore> replays = settings.flatMap(it -> replayStore(configuration, it));
    Optional<Resources> resources =
        settings.flatMap(
            it -> registry.flatMap(opened -> replays.map(store -> resources(it, opened, store))));
    resources.ifPresent(it -> it.checkPrintSertifikat(configuration));
    UnknownKeys.check(configuration, adapters.keys(), config.getPropertyNames());

    if (!configuration.faults().isEmpty()) {
      resources.ifPresentOrElse(
          Resources::close,
          () -> {
            registry.ifPresent(Registry::close);
            replays.ifPresent(ReplayStore::close);
          });
      throw new ConfigurationException(configuration.faults());
    }
    overlay.fill(registry.orElseThrow());
    return resources.orElseThrow();
  }

  private static Resources resources(Settings settings, Registry registry, ReplayStore replays) {
    // Not the overlay's: issuers and responders write the times of certificates and answers.
    Clock clock = Clock.systemUTC();
    Revocation revocation =
        new Revocation(
            settings.pki().ocsp(), settings.pki().crl(), settings.pki().timeout(), clock);
    return new Resources(
        settings,
        registry,
        replays,
        revocation,
        new PkixCertificateValidation(settings.pki().trust(), revocation, clock));
  }

  private static Optional<ReplayStore> replayStore(Configuration configuration, Settings settings) {
    Duration life = settings.soap().wsSecurity().lifeOfARequest();
    if (!settings.soap().sharedReplayStore()) {
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

  private void checkPrintSertifikat(Configuration configuration) {
    CertificateVerdict verdict = certificates.judge(settings.printSertifikat().sertifikat());
    if (verdict != CertificateVerdict.ACCEPTED) {
      configuration.add(
          Settings.PRINT_SERTIFIKAT,
          "the certificate is refused (" + verdict + ")",
          Settings.PRINT_SERTIFIKAT_EXPECTED);
    }
  }

  Settings settings() {
    return settings;
  }

  Registry registry() {
    return registry;
  }

  ReplayStore replays() {
    return replays;
  }

  PkixCertificateValidation certificates() {
    return certificates;
  }

  @Override
  public void close() {
    revocation.close();
    replays.close();
    registry.close();
  }
}
