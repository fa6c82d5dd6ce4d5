package no.example.adapters;

import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentificationAdapter;
import no.kontaktregister.domain.sertifikat.Identification.Identified;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** Makes known, as {@code fixed}, an identification that takes everybody for one enterprise. */
public final class FixedEnterpriseIdentification implements EnterpriseIdentificationAdapter {

  private static final String ENTERPRISE = "kontaktregister.fixed.enterprise";

  @Override
  public String name() {
    return "fixed";
  }

  @Override
  public Set<String> keys() {
    return Set.of(ENTERPRISE);
  }

  @Override
  public Optional<EnterpriseIdentification> open(Configuration configuration) {
    return configuration
        .required(ENTERPRISE, "an organisation number", Virksomhetsidentifikator::new)
        .map(enterprise -> virksomhetssertifikat -> new Identified(enterprise));
  }
}
