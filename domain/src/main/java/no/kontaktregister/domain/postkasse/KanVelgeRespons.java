package no.kontaktregister.domain.postkasse;

import java.util.Objects;
import java.util.Optional;

/**
 * The answer to KanVelgeSikkerDigitalPostkasse: JA, or NEI with the reason.
 *
 * <p>Source: the contract, section 1.
 *
 * @param beskrivelse the reason for NEI; empty when the answer is JA
 */
public record KanVelgeRespons(Optional<Beskrivelse> beskrivelse) {

  /** The two answers, as published. */
  public enum Status {
    JA,
    NEI
  }

  /** The citizen may choose a mailbox. */
  public static final KanVelgeRespons JA = new KanVelgeRespons(Optional.empty());

  public KanVelgeRespons {
    Objects.requireNonNull(beskrivelse);
  }

  /** The citizen may not choose a mailbox, for the given reason. */
  public static KanVelgeRespons nei(Beskrivelse beskrivelse) {
    return new KanVelgeRespons(Optional.of(beskrivelse));
  }

  /** What the answer comes to in one word: the reason, or JA. */
  public String kode() {
    return beskrivelse.map(Enum::name).orElse(Status.JA.name());
  }

  /** NEI when there is a reason, else JA. */
  public Status status() {
    return beskrivelse.isPresent() ? Status.NEI : Status.JA;
  }
}
