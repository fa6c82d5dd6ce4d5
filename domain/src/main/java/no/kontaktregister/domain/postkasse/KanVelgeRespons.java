package no.kontaktregister.domain.postkasse;

import java.util.Objects;

/**
 * The answer to KanVelgeSikkerDigitalPostkasse: JA, or NEI with the reason.
 *
 * <p>Source: docs/contract.md#kan-velge.
 */
public sealed interface KanVelgeRespons {

  /** The answer in one word: the reason, or JA. */
  String kode();

  /** The citizen may choose a mailbox. */
  record Ja() implements KanVelgeRespons {

    @Override
    public String kode() {
      return "JA";
    }
  }

  /** The citizen may not choose a mailbox. */
  record Nei(Beskrivelse beskrivelse) implements KanVelgeRespons {

    public Nei {
      Objects.requireNonNull(beskrivelse);
    }

    @Override
    public String kode() {
      return beskrivelse.name();
    }
  }

  /** The published reasons for NEI. The first one that applies decides. */
  enum Beskrivelse {
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
    /** The citizen has an active mailbox. */
    ALLEREDE_AKTIV
  }

  static KanVelgeRespons ja() {
    return new Ja();
  }

  static KanVelgeRespons nei(Beskrivelse beskrivelse) {
    return new Nei(beskrivelse);
  }
}
