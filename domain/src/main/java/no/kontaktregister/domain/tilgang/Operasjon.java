package no.kontaktregister.domain.tilgang;

import static no.kontaktregister.domain.tilgang.Rolle.OFFENTLIG_VIRKSOMHET;
import static no.kontaktregister.domain.tilgang.Rolle.POSTKASSELEVERANDOER;

/** What a caller can be granted or refused: one constant for each use case. */
public enum Operasjon {
  KAN_VELGE_SIKKER_DIGITAL_POSTKASSE(POSTKASSELEVERANDOER, "KAN_VELGE_SIKKER_DIGITAL_POSTKASSE"),
  OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE(
      POSTKASSELEVERANDOER, "OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE"),
  OPPDATER_POSTKASSE(POSTKASSELEVERANDOER, "OPPDATER_POSTKASSE"),
  SLETT_POSTKASSE(POSTKASSELEVERANDOER, "SLETT_POSTKASSE"),
  HENT_PERSONER(OFFENTLIG_VIRKSOMHET, "OPPSLAGSTJENESTEN"),
  HENT_ENDRINGER(OFFENTLIG_VIRKSOMHET, "ENDRINGSTJENESTEN"),
  HENT_PRINT_SERTIFIKAT(OFFENTLIG_VIRKSOMHET, "PRINTSERTIFIKATTJENESTEN");

  private final Rolle rolle;
  private final String tjeneste;

  Operasjon(Rolle rolle, String tjeneste) {
    this.rolle = rolle;
    this.tjeneste = tjeneste;
  }

  /** What an enterprise must be to use the operation. */
  public Rolle rolle() {
    return rolle;
  }

  /**
   * What the operation is called to a caller who may not use it. ENDRINGSTJENESTEN is published;
   * the others follow it.
   *
   * <p>Source: the contract, section 5.
   */
  public String tjeneste() {
    return tjeneste;
  }
}
