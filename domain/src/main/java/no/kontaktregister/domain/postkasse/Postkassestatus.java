package no.kontaktregister.domain.postkasse;

/** Whether a mailbox is in use. A deleted one is kept, but has no effect. */
public enum Postkassestatus {
  AKTIV,
  SLETTET
}
