package no.kontaktregister.adapters.audit;

import java.util.Base64;
import java.util.Optional;
import no.kontaktregister.domain.configuration.Configuration;

/**
 * The configuration of the audit trail: {@code kontaktregister.audit.key}.
 *
 * @param key the key of the hash that replaces a citizen's number
 */
public record AuditConfiguration(AuditKey key) {

  static final String KEY = "kontaktregister.audit.key";
  private static final String EXPECTED =
      "the base64 of 32 random bytes or more, which openssl rand -base64 32 makes";

  /** Reads the key; empty if it has a fault. */
  public static Optional<AuditConfiguration> read(Configuration configuration) {
    Optional<String> text = configuration.required(KEY, EXPECTED);
    try {
      return text.map(key -> new AuditConfiguration(new AuditKey(Base64.getDecoder().decode(key))));
    } catch (IllegalArgumentException notBase64OrTooShort) {
      configuration.refuseSecret(KEY, EXPECTED);
      return Optional.empty();
    }
  }
}
