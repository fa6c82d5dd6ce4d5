package no.kontaktregister.domain.sertifikat;

import java.util.Optional;
import no.kontaktregister.domain.configuration.Adapter;
import no.kontaktregister.domain.configuration.Configuration;

/**
 * Opens an enterprise identification. {@code kontaktregister.enterprises.adapter} names the one to
 * use.
 */
public interface EnterpriseIdentificationAdapter extends Adapter<EnterpriseIdentification> {

  /**
   * The key whose value may name a file with trusted issuers. When the content of that file changes
   * while the service runs, {@link #renew} is called. None, unless an adapter says otherwise.
   */
  default Optional<String> fileKey() {
    return Optional.empty();
  }

  /**
   * Reads that file again.
   *
   * @param current what is in use; it may still answer calls afterwards, so what it shares with its
   *     replacement stays open
   * @param configuration as for {@link #open}
   * @return the replacement; empty when the file cannot be used, at least one fault has then been
   *     noted, and the current one stays in use
   */
  default Optional<EnterpriseIdentification> renew(
      EnterpriseIdentification current, Configuration configuration) {
    return Optional.of(current);
  }
}
