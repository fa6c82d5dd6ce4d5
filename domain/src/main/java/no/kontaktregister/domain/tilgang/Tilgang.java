package no.kontaktregister.domain.tilgang;

/**
 * What the registry has granted a caller.
 *
 * @param postkasseleverandoer whether the enterprise is an approved mailbox provider
 * @param delegated whether the supplier that calls in the enterprise's place may; true when the
 *     enterprise calls itself
 */
public record Tilgang(boolean postkasseleverandoer, boolean delegated) {

  /** Whether the caller may use the operations of a mailbox provider. */
  public boolean asPostkasseleverandoer() {
    return postkasseleverandoer && delegated;
  }
}
