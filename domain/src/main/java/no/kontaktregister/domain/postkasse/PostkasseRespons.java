package no.kontaktregister.domain.postkasse;

import java.util.Objects;

/**
 * The answer to a mailbox provider that changes a mailbox: OK, or FEILET with the reason.
 *
 * <p>Source: docs/contract.md#postkasse.
 */
public sealed interface PostkasseRespons {

  /** What the answer comes to, in one word: the reason, or OK. */
  String kode();

  /** The mailbox is as the provider asked. */
  record Ok() implements PostkasseRespons {

    @Override
    public String kode() {
      return "OK";
    }
  }

  /**
   * Nothing was changed.
   *
   * @param beskrivelse the reason
   */
  record Feilet(Beskrivelse beskrivelse) implements PostkasseRespons {

    public Feilet {
      Objects.requireNonNull(beskrivelse);
    }

    @Override
    public String kode() {
      return beskrivelse.name();
    }
  }

  /** The reasons for FEILET, as published and in the order in which they are tried. */
  enum Beskrivelse {
    /** The personidentifikator is not a well-formed fødselsnummer or D-nummer. */
    UGYLDIG_PERSONNUMMER,
    /**
     * The virksomhetsidentifikator is malformed, is not the caller's own, or is not an approved
     * mailbox provider.
     */
    UGYLDIG_ORGNR,
    /** The certificate in the request is not accepted. */
    UGYLDIG_SERTIFIKAT,
    /** The person is not in the registry, or has been deleted from it. */
    BRUKER_IKKE_FUNNET,
    /** The citizen is reserved against digital mail. */
    RESERVERT,
    /** The provider already has a mailbox for this citizen. */
    POSTKASSE_EKSISTERER_ALLEREDE,
    /** The citizen has an active mailbox with another provider. */
    ALLEREDE_AKTIV,
    /** The provider has no mailbox for this citizen. */
    INGEN_POSTBOKS_FUNNET
  }

  /** The mailbox is as the provider asked. */
  static PostkasseRespons ok() {
    return new Ok();
  }

  /** Nothing was changed, for the given reason. */
  static PostkasseRespons feilet(Beskrivelse beskrivelse) {
    return new Feilet(beskrivelse);
  }
}
