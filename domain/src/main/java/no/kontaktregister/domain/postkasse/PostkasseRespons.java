package no.kontaktregister.domain.postkasse;

import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a provider that changes a mailbox: OK, or FEILET with the reason.
 *
 * <p>Source: the contract, section 2.
 *
 * @param beskrivelse the reason for FEILET; empty when the answer is OK
 */
public record PostkasseRespons(Optional<Beskrivelse> beskrivelse) {

  /** The two answers, as published. */
  public enum Status {
    OK,
    FEILET
  }

  /** What was asked for is so. */
  public static final PostkasseRespons OK = new PostkasseRespons(Optional.empty());

  public PostkasseRespons {
    Objects.requireNonNull(beskrivelse);
  }

  /** Nothing was changed, for the given reason. */
  public static PostkasseRespons feilet(Beskrivelse beskrivelse) {
    return new PostkasseRespons(Optional.of(beskrivelse));
  }

  /** What the answer comes to in one word: the reason, or OK. */
  public String kode() {
    return beskrivelse.map(Enum::name).orElse(Status.OK.name());
  }

  /** FEILET when there is a reason, else OK. */
  public Status status() {
    return beskrivelse.isPresent() ? Status.FEILET : Status.OK;
  }
}
