package no.kontaktregister.domain.tilgang;

/** The operations that callers may call, as the audit trail names them. */
public enum Operasjon {
  KAN_VELGE_SIKKER_DIGITAL_POSTKASSE,
  OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE,
  OPPDATER_POSTKASSE,
  SLETT_POSTKASSE,
  HENT_PERSONER,
  HENT_ENDRINGER,
  HENT_PRINT_SERTIFIKAT,
  HENT_PERSON,
  ENDRE_PERSON,
  SLETT_PERSON
}
