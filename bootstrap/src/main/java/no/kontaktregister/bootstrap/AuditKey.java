package no.kontaktregister.bootstrap;

import java.security.SecureRandom;

/** A secret of 32 bytes or more. */
final class AuditKey {

  private static final int MIN_BYTES = 32;

  private final byte[] secret;

  /**
   * @throws IllegalArgumentException when the secret is too short
   */
  AuditKey(byte[] secret) {
    if (secret.length < MIN_BYTES) {
      throw new IllegalArgumentException("a key has " + MIN_BYTES + " bytes or more");
    }
    this.secret = secret.clone();
  }

  static AuditKey random() {
    byte[] secret = new byte[MIN_BYTES];
    new SecureRandom().nextBytes(secret);
    return new AuditKey(secret);
  }

  byte[] secret() {
    return secret.clone();
  }

  @Override
  public String toString() {
    return "AuditKey[masked]";
  }
}
