package no.kontaktregister.domain.tilgang;

/**
 * A service that an enterprise is granted access to, by its published name.
 *
 * <p>Source: docs/contract.md#soap. POSTKASSELEVERANDOER is ours.
 */
public enum Tjeneste {
  /** Look up persons, and get the print certificate. */
  OPPSLAGSTJENESTEN,
  /** Read the changes. */
  ENDRINGSTJENESTEN,
  /** The mailbox provider's operations. */
  POSTKASSELEVERANDOER
}
