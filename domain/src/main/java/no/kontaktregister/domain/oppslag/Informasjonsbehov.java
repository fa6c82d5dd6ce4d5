package no.kontaktregister.domain.oppslag;

/**
 * A kind of information that a public body can ask for.
 *
 * <p>Source: docs/contract.md#oppslag.
 */
public enum Informasjonsbehov {
  /** Number, reservation and status: always delivered. */
  PERSON,
  /** Mobile telephone number, e-mail address and language. */
  KONTAKTINFO,
  /** The certificate that the person's digital mail is encrypted with. */
  SERTIFIKAT,
  /** The address of the person's active mailbox. */
  SIKKER_DIGITAL_POST,
  /** Whether the person may be notified. */
  VARSLINGS_STATUS
}
