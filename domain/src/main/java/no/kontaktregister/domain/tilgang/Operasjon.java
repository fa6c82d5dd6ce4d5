package no.kontaktregister.domain.tilgang;

/** What a caller can be granted or refused: one constant for each use case. */
public enum Operasjon {
  KAN_VELGE_SIKKER_DIGITAL_POSTKASSE(Rolle.POSTKASSELEVERANDOER);

  private final Rolle rolle;

  Operasjon(Rolle rolle) {
    this.rolle = rolle;
  }

  /** What an enterprise must be to use the operation. */
  public Rolle rolle() {
    return rolle;
  }
}
