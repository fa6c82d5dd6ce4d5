package no.kontaktregister.adapters.audit;

/** A secret of 32 bytes or more. */
public final class AuditKey {

  private static final int MIN_BYTES = 32;

  private final byte[] secret;

  /**
   * @throws IllegalArgumentException if the secret is too short
   */
  public AuditKey(byte[] secret) {
    if (secret.length < MIN_BYTES) {
      throw new IllegalArgumentException("a key has " + MIN_BYTES + " bytes or more");
    }
    this.secret = secret.clone();
  }

  byte[] secret() {
    return secret.clone();
  }

  @Override
  public String toString() {
    return "AuditKey[masked]";
  }
}
