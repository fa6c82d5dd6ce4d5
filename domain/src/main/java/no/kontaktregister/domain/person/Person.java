package no.kontaktregister.domain.person;

import static no.kontaktregister.domain.postkasse.Beskrivelse.ALLEREDE_AKTIV;
import static no.kontaktregister.domain.postkasse.Beskrivelse.BRUKER_IKKE_FUNNET;
import static no.kontaktregister.domain.postkasse.Beskrivelse.RESERVERT;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.JA;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.nei;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.postkasse.Postkasse;

/**
 * A citizen (<em>Innbygger</em>) as the registry knows them.
 *
 * @param personidentifikator who it is
 * @param status how the person stands in the registry
 * @param reservasjon whether the person is reserved against digital mail
 * @param postkasser the mailboxes the person has or has had, of which one at most is active
 */
public record Person(
    Personidentifikator personidentifikator,
    Personstatus status,
    Reservasjon reservasjon,
    List<Postkasse> postkasser) {

  /**
   * @throws IllegalArgumentException when more than one mailbox is active
   */
  public Person {
    Objects.requireNonNull(personidentifikator);
    Objects.requireNonNull(status);
    Objects.requireNonNull(reservasjon);
    postkasser = List.copyOf(postkasser);
    if (postkasser.stream().filter(Postkasse::isActive).count() > 1) {
      throw new IllegalArgumentException("a person has one active postkasse at most");
    }
  }

  /**
   * May this citizen choose a digital mailbox for public use? One who has no active mailbox may,
   * unless they are deleted or reserved.
   *
   * <p>Source: the contract, section 1, rows 5 to 7, of which the first that applies decides.
   */
  public KanVelgeRespons kanVelgeSikkerDigitalPostkasse() {
    if (status == Personstatus.SLETTET) {
      return nei(BRUKER_IKKE_FUNNET);
    }
    if (reservasjon == Reservasjon.JA) {
      return nei(RESERVERT);
    }
    if (aktivPostkasse().isPresent()) {
      return nei(ALLEREDE_AKTIV);
    }
    return JA;
  }

  /** The mailbox that receives the person's public mail. */
  public Optional<Postkasse> aktivPostkasse() {
    return postkasser.stream().filter(Postkasse::isActive).findFirst();
  }
}
