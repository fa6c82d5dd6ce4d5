package no.kontaktregister.application.oppslag;

/** Something that an answer about persons leaves out. SOAP and REST differ in this. */
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
