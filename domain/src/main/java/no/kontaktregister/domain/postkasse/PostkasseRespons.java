package no.kontaktregister.domain.postkasse;

import java.util.Objects;

/**
 * The answer to a mailbox provider that changes a mailbox: OK, or FEILET with the reason.
 *
 * <p>Source: docs/contract.md#postkasse.
 */
public sealed interface PostkasseRespons {

  /** The answer in one word: the reason, or OK. */
  String kode();

  /** The mailbox is as the provider requested. */
  record Ok() implements PostkasseRespons {

    @Override
    public String kode() {
      return "OK";
    }
  }

  /** Nothing was changed. */
  record Feilet(Beskrivelse beskrivelse) implements PostkasseRespons {

    public Feilet {
      Objects.requireNonNull(beskrivelse);
    }

    @Override
    public String kode() {
      return beskrivelse.name();
    }
  }

  /** The published reasons for FEILET. The first one that applies decides. */
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

  static PostkasseRespons ok() {
    return new Ok();
  }

  static PostkasseRespons feilet(Beskrivelse beskrivelse) {
    return new Feilet(beskrivelse);
  }
}
