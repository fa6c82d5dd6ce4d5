package no.kontaktregister.bootstrap;

/** The configuration is wrong, so the service must not start: one sentence that names the key. */
final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private ConfigurationException(String message) {
    super(message);
  }

  static ConfigurationException missing(String key, String expected) {
    return new ConfigurationException(
        "The key " + key + " is not set: set it to " + expected + ".");
  }

  static ConfigurationException silent(String log) {
    return new ConfigurationException(
        "The log " + log + " is turned off: set its level to INFO, or the audit trail is lost.");
  }

  /** The value itself is not repeated: it may be a secret in the wrong place. */
  static ConfigurationException unusable(String key, String expected) {
    return new ConfigurationException(
        "The value of the key " + key + " cannot be used: set it to " + expected + ".");
  }
}
