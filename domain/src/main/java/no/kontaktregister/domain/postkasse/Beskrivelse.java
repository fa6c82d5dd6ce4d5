package no.kontaktregister.domain.postkasse;

/**
 * Why the registry answers a mailbox provider with something else than yes. The names are the
 * published codes, spelled as on the wire.
 *
 * <p>Source: the contract, sections 1 and 2; the first seven in the order in which the rules are
 * tried.
 */
public enum Beskrivelse {
  /** The personidentifikator is not a well-formed fødselsnummer or D-nummer. */
  UGYLDIG_PERSONNUMMER,
  /** The virksomhetsidentifikator is malformed, or is not an approved mailbox provider. */
  UGYLDIG_ORGNR,
  /** The certificate in the request is not accepted. */
  UGYLDIG_SERTIFIKAT,
  /** The e-mail address in the request is malformed. */
  UGYLDIG_EPOSTADRESSE,
  /** The person is not in the registry, or has been deleted from it. */
  BRUKER_IKKE_FUNNET,
  /** The citizen is reserved against digital mail. */
  RESERVERT,
  /** The citizen has an active mailbox; where one is to be created, with another provider. */
  ALLEREDE_AKTIV,
  /** The provider that asks has no mailbox on this citizen. */
  INGEN_POSTBOKS_FUNNET,
  /** The provider that asks has a mailbox on this citizen already. */
  POSTKASSE_EKSISTERER_ALLEREDE
}
