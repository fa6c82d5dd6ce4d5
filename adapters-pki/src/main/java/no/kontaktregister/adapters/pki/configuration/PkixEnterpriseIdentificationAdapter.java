package no.kontaktregister.adapters.pki.configuration;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.adapters.pki.PkixEnterpriseIdentification;
import no.kontaktregister.adapters.pki.Revocation;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.monitoring.Measurement;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentificationAdapter;

/** The adapter {@code pkix} of enterprise identification. */
public final class PkixEnterpriseIdentificationAdapter implements EnterpriseIdentificationAdapter {

  private volatile Revocation revocation;

  @Override
  public String name() {
    return "pkix";
  }

  @Override
  public Set<String> keys() {
    return PkiConfiguration.KEYS;
  }

  @Override
  public Optional<EnterpriseIdentification> open(Configuration configuration) {
    // Issuers and responders write the times of certificates and answers by the same clock.
    Clock clock = Clock.systemUTC();
    return PkiConfiguration.read(configuration)
        .map(
            read -> {
              revocation = new Revocation(read.ocsp(), read.crl(), read.timeout(), clock);
              return new PkixEnterpriseIdentification(read.trust(), revocation, clock);
            });
  }

  @Override
  public List<Measurement> measurements() {
    Revocation opened = revocation;
    return opened == null ? List.of() : opened.measurements();
  }

  @Override
  public Optional<String> fileKey() {
    return Optional.of(PkiConfiguration.TRUST);
  }

  @Override
  public Optional<EnterpriseIdentification> renew(
      EnterpriseIdentification current, Configuration configuration) {
    return PkiConfiguration.readTrust(configuration)
        .map(((PkixEnterpriseIdentification) current)::with);
  }
}
