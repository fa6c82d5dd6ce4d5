package no.kontaktregister.junit;

/** An operation of the registry, over REST or SOAP. */
public enum Operasjon {
  /** May the citizen choose a digital mailbox? */
  KAN_VELGE_SIKKER_DIGITAL_POSTKASSE,
  /** A provider creates a mailbox. */
  OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE,
  /** A provider updates its mailbox. */
  OPPDATER_POSTKASSE,
  /** A provider deletes its mailbox. */
  SLETT_POSTKASSE,
  /** A public body looks citizens up. */
  HENT_PERSONER,
  /** A public body reads the change feed. */
  HENT_ENDRINGER,
  /** Anybody asks for the print provider's certificate. */
  HENT_PRINT_SERTIFIKAT,
  /** A citizen reads their own entry. */
  HENT_PERSON,
  /** A citizen changes their own entry. */
  ENDRE_PERSON,
  /** A citizen leaves the registry. */
  SLETT_PERSON
}
