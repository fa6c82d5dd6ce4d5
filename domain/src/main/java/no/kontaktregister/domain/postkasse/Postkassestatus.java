package no.kontaktregister.domain.postkasse;

/** Whether a mailbox is in use. A deleted one is remembered, and counts for nothing. */
public enum Postkassestatus {
  AKTIV,
  SLETTET
}
