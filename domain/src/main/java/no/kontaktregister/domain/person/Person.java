package no.kontaktregister.domain.person;

import static no.kontaktregister.domain.postkasse.Beskrivelse.ALLEREDE_AKTIV;
import static no.kontaktregister.domain.postkasse.Beskrivelse.BRUKER_IKKE_FUNNET;
import static no.kontaktregister.domain.postkasse.Beskrivelse.INGEN_POSTBOKS_FUNNET;
import static no.kontaktregister.domain.postkasse.Beskrivelse.POSTKASSE_EKSISTERER_ALLEREDE;
import static no.kontaktregister.domain.postkasse.Beskrivelse.RESERVERT;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.JA;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.nei;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.person.Postkasseendring.Avslag;
import no.kontaktregister.domain.person.Postkasseendring.Endret;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * A citizen (<em>Innbygger</em>) as the registry knows them.
 *
 * @param personidentifikator who it is
 * @param status how the person stands in the registry
 * @param reservasjon whether the person is reserved against digital mail
 * @param kontaktinformasjon how the person can be reached
 * @param spraak the language the person wants to be written to in, and when they said so
 * @param postkasser the mailboxes the person has or has had, one at most with each provider, of
 *     which one at most is active; in the order of the providers' numbers
 */
public record Person(
    Personidentifikator personidentifikator,
    Personstatus status,
    Reservasjon reservasjon,
    Kontaktinformasjon kontaktinformasjon,
    Optional<Kontaktopplysning<Spraak>> spraak,
    List<Postkasse> postkasser) {

  /**
   * @throws IllegalArgumentException when more than one mailbox is active, or two are with the same
   *     provider
   */
  public Person {
    Objects.requireNonNull(personidentifikator);
    Objects.requireNonNull(status);
    Objects.requireNonNull(reservasjon);
    Objects.requireNonNull(kontaktinformasjon);
    Objects.requireNonNull(spraak);
    postkasser =
        postkasser.stream()
            .sorted(Comparator.comparing(postkasse -> postkasse.leverandoer().value()))
            .toList();
    if (postkasser.stream().filter(Postkasse::isActive).count() > 1) {
      throw new IllegalArgumentException("a person has one active postkasse at most");
    }
    if (postkasser.stream().map(Postkasse::leverandoer).distinct().count() < postkasser.size()) {
      throw new IllegalArgumentException("a person has one postkasse at most with a provider");
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

  /**
   * A provider creates a mailbox and makes it the citizen's active one. Refused with
   * BRUKER_IKKE_FUNNET, RESERVERT, POSTKASSE_EKSISTERER_ALLEREDE (the provider has one on this
   * citizen) or ALLEREDE_AKTIV (another provider has), of which the first that applies decides.
   *
   * <p>Source: the contract, section 2.
   */
  public Postkasseendring opprettOgVelg(
      Virksomhetsidentifikator leverandoer,
      Postkasseadresse adresse,
      Optional<X509Sertifikat> sertifikat) {
    if (status == Personstatus.SLETTET) {
      return new Avslag(BRUKER_IKKE_FUNNET);
    }
    if (reservasjon == Reservasjon.JA) {
      return new Avslag(RESERVERT);
    }
    if (aktivPostkasse(leverandoer).isPresent()) {
      return new Avslag(POSTKASSE_EKSISTERER_ALLEREDE);
    }
    if (aktivPostkasse().isPresent()) {
      return new Avslag(ALLEREDE_AKTIV);
    }
    return new Endret(medPostkasse(aktiv(leverandoer, adresse, sertifikat)));
  }

  /**
   * A provider updates its mailbox. Without a certificate the mailbox keeps the one that it has.
   * Refused with BRUKER_IKKE_FUNNET, RESERVERT or INGEN_POSTBOKS_FUNNET, of which the first that
   * applies decides.
   *
   * <p>Source: the contract, section 2.
   */
  public Postkasseendring oppdaterPostkasse(
      Virksomhetsidentifikator leverandoer,
      Postkasseadresse adresse,
      Optional<X509Sertifikat> sertifikat) {
    if (status == Personstatus.SLETTET) {
      return new Avslag(BRUKER_IKKE_FUNNET);
    }
    if (reservasjon == Reservasjon.JA) {
      return new Avslag(RESERVERT);
    }
    Optional<Postkasse> own = aktivPostkasse(leverandoer);
    if (own.isEmpty()) {
      return new Avslag(INGEN_POSTBOKS_FUNNET);
    }
    return new Endret(
        medPostkasse(aktiv(leverandoer, adresse, sertifikat.or(own.get()::sertifikat))));
  }

  /**
   * A provider deletes its mailbox, also one of a citizen who is reserved. Refused with
   * BRUKER_IKKE_FUNNET or INGEN_POSTBOKS_FUNNET, of which the first that applies decides.
   *
   * <p>Source: the contract, section 2.
   */
  public Postkasseendring slettPostkasse(Virksomhetsidentifikator leverandoer) {
    if (status == Personstatus.SLETTET) {
      return new Avslag(BRUKER_IKKE_FUNNET);
    }
    return aktivPostkasse(leverandoer)
        .<Postkasseendring>map(own -> new Endret(medPostkasse(own.slettet())))
        .orElseGet(() -> new Avslag(INGEN_POSTBOKS_FUNNET));
  }

  /**
   * Whether the person may be notified: not when they are deleted or reserved, nor when their
   * contact information has expired.
   *
   * <p>Source: the contract, section 3.
   */
  public Varslingsstatus varslingsstatus(Instant now) {
    return status == Personstatus.AKTIV
            && reservasjon == Reservasjon.NEI
            && kontaktinformasjon.isFresh(now)
        ? Varslingsstatus.KAN_VARSLES
        : Varslingsstatus.KAN_IKKE_VARSLES;
  }

  /** The same person with a mailbox in the place of the one with its provider, or added. */
  public Person medPostkasse(Postkasse postkasse) {
    List<Postkasse> others = new ArrayList<>(postkasser);
    others.removeIf(other -> other.leverandoer().equals(postkasse.leverandoer()));
    others.add(postkasse);
    return new Person(personidentifikator, status, reservasjon, kontaktinformasjon, spraak, others);
  }

  /** The mailbox that receives the person's public mail. */
  public Optional<Postkasse> aktivPostkasse() {
    return postkasser.stream().filter(Postkasse::isActive).findFirst();
  }

  private Optional<Postkasse> aktivPostkasse(Virksomhetsidentifikator leverandoer) {
    return aktivPostkasse().filter(postkasse -> postkasse.leverandoer().equals(leverandoer));
  }

  private static Postkasse aktiv(
      Virksomhetsidentifikator leverandoer,
      Postkasseadresse adresse,
      Optional<X509Sertifikat> sertifikat) {
    return new Postkasse(leverandoer, adresse, sertifikat, Postkassestatus.AKTIV);
  }
}
