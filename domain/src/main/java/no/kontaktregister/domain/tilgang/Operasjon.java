package no.kontaktregister.domain.tilgang;

/** What a caller can be granted or refused: one constant for each use case. */
public enum Operasjon {
  KAN_VELGE_SIKKER_DIGITAL_POSTKASSE
}
