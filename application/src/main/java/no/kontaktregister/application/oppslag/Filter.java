package no.kontaktregister.application.oppslag;

/** What an answer about persons leaves out. The two protocols differ in it. */
public enum Filter {
  /**
   * Contact information, mailbox and certificate of persons who may not be notified, when
   * varslingsstatus was asked for.
   *
   * <p>Source: docs/contract.md#oppslag.
   */
  VARSLINGSSTATUS,
  /**
   * Persons who are not registered.
   *
   * <p>Source: docs/contract.md#rest (inkluderIkkeRegistrerte).
   */
  IKKE_REGISTRERTE
}
