package no.kontaktregister.domain.tilgang;

/**
 * What the registry knows an enterprise as. An enterprise may be both.
 *
 * <p>Source: the contract, sections 1 to 3.
 */
public enum Rolle {
  /** An approved mailbox provider. */
  POSTKASSELEVERANDOER,
  /** A public body, which looks citizens up. */
  OFFENTLIG_VIRKSOMHET
}
