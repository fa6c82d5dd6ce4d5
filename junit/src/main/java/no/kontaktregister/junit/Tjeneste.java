package no.kontaktregister.junit;

/** A service that an enterprise can have access to. */
public enum Tjeneste {
  /** HentPersoner and HentPrintSertifikat. */
  OPPSLAGSTJENESTEN,
  /** HentEndringer. */
  ENDRINGSTJENESTEN,
  /** The operations of mailbox providers. */
  POSTKASSELEVERANDOER
}
