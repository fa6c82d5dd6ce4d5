package no.kontaktregister.domain.person;

import static no.kontaktregister.domain.postkasse.KanVelgeRespons.ja;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.nei;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.person.Postkasseendring.Avslag;
import no.kontaktregister.domain.person.Postkasseendring.Endret;
import no.kontaktregister.domain.person.Postkasseendring.Uendret;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * A citizen as the registry knows them.
 *
 * @param reservasjon whether the person is reserved against digital mail
 * @param kontaktinformasjon the person's e-mail address and mobile number
 * @param spraak the language that the person prefers, and when they chose it
 * @param postkasser the mailboxes the person has or has had: at most one with each provider, and at
 *     most one active; in the order of the providers' numbers
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
    if (postkasser.stream().filter(Postkasse::isAktiv).count() > 1) {
      throw new IllegalArgumentException("a person has at most one active postkasse");
    }
    if (postkasser.stream().map(Postkasse::leverandoer).distinct().count() < postkasser.size()) {
      throw new IllegalArgumentException("a person has at most one postkasse with a provider");
    }
  }

  /** A newly registered citizen, about whom nothing else is known. */
  public static Person registrert(Personidentifikator personidentifikator) {
    return new Person(
        personidentifikator,
        Personstatus.AKTIV,
        Reservasjon.INGEN,
        Kontaktinformasjon.INGEN,
        Optional.empty(),
        List.of());
  }

  /**
   * Decides whether this citizen may choose a digital mailbox for public use. A citizen without an
   * active mailbox may, unless they are deleted or reserved.
   *
   * <p>Source: docs/contract.md#kan-velge, rows 5 to 7; the first that applies decides.
   */
  public KanVelgeRespons kanVelgeSikkerDigitalPostkasse() {
    if (isSlettet()) {
      return nei(KanVelgeRespons.Beskrivelse.BRUKER_IKKE_FUNNET);
    }
    if (reservasjon.isReservert()) {
      return nei(KanVelgeRespons.Beskrivelse.RESERVERT);
    }
    if (aktivPostkasse().isPresent()) {
      return nei(KanVelgeRespons.Beskrivelse.ALLEREDE_AKTIV);
    }
    return ja();
  }

  /**
   * A provider creates a mailbox and makes it the citizen's active one.
   *
   * <p>Source: docs/contract.md#postkasse.
   *
   * @return the change, or the first reason against it: BRUKER_IKKE_FUNNET, RESERVERT,
   *     POSTKASSE_EKSISTERER_ALLEREDE (the provider's own mailbox is active) or ALLEREDE_AKTIV
   *     (another provider's is)
   */
  public Postkasseendring opprettOgVelg(
      Virksomhetsidentifikator leverandoer,
      Postkasseadresse adresse,
      Optional<X509Sertifikat> sertifikat) {
    return unlessSlettet()
        .or(this::unlessReservert)
        .or(
            () ->
                aktivPostkasse(leverandoer)
                    .map(own -> PostkasseRespons.Beskrivelse.POSTKASSE_EKSISTERER_ALLEREDE))
        .or(() -> aktivPostkasse().map(others -> PostkasseRespons.Beskrivelse.ALLEREDE_AKTIV))
        .<Postkasseendring>map(Avslag::new)
        .orElseGet(() -> endretTil(medPostkasse(aktiv(leverandoer, adresse, sertifikat))));
  }

  /**
   * A provider updates its mailbox. If it gives no certificate, the mailbox keeps the one that it
   * has.
   *
   * <p>Source: docs/contract.md#postkasse.
   *
   * @return the change, or the first reason against it: BRUKER_IKKE_FUNNET, RESERVERT or
   *     INGEN_POSTBOKS_FUNNET
   */
  public Postkasseendring oppdaterPostkasse(
      Virksomhetsidentifikator leverandoer,
      Postkasseadresse adresse,
      Optional<X509Sertifikat> sertifikat) {
    return unlessSlettet()
        .or(this::unlessReservert)
        .or(() -> unlessPostkasseHos(leverandoer))
        .<Postkasseendring>map(Avslag::new)
        .orElseGet(
            () ->
                endretTil(
                    medPostkasse(
                        aktiv(
                            leverandoer,
                            adresse,
                            sertifikat.or(
                                () ->
                                    aktivPostkasse(leverandoer).flatMap(Postkasse::sertifikat))))));
  }

  /**
   * A provider deletes its mailbox, even if the citizen is reserved.
   *
   * <p>Source: docs/contract.md#postkasse.
   *
   * @return the change, or the first reason against it: BRUKER_IKKE_FUNNET or INGEN_POSTBOKS_FUNNET
   */
  public Postkasseendring slettPostkasse(Virksomhetsidentifikator leverandoer) {
    return unlessSlettet()
        .or(() -> unlessPostkasseHos(leverandoer))
        .<Postkasseendring>map(Avslag::new)
        .orElseGet(
            () -> endretTil(medPostkasse(aktivPostkasse(leverandoer).orElseThrow().slettet())));
  }

  /**
   * The citizen reserves themselves against digital mail. Their mailbox stays.
   *
   * <p>Source: docs/contract.md#rest.
   */
  public Person reservert(Instant now) {
    return medReservasjon(Reservasjon.Status.JA, now);
  }

  /**
   * The citizen lifts their reservation.
   *
   * <p>Source: docs/contract.md#rest.
   */
  public Person utenReservasjon(Instant now) {
    return medReservasjon(Reservasjon.Status.NEI, now);
  }

  /**
   * The citizen gives an e-mail address, or confirms the one that they gave before.
   *
   * <p>Source: docs/contract.md#rest.
   */
  public Person medEpostadresse(Epostadresse epostadresse, Instant now) {
    return medKontaktinformasjon(
        new Kontaktinformasjon(
            kontaktinformasjon.mobiltelefonnummer(),
            Optional.of(
                Kontaktopplysning.given(kontaktinformasjon.epostadresse(), epostadresse, now))));
  }

  /** The citizen removes their e-mail address. */
  public Person utenEpostadresse() {
    return medKontaktinformasjon(
        new Kontaktinformasjon(kontaktinformasjon.mobiltelefonnummer(), Optional.empty()));
  }

  /**
   * The citizen gives a mobile number, or confirms the one that they gave before.
   *
   * <p>Source: docs/contract.md#rest.
   */
  public Person medMobiltelefonnummer(Mobiltelefonnummer mobiltelefonnummer, Instant now) {
    return medKontaktinformasjon(
        new Kontaktinformasjon(
            Optional.of(
                Kontaktopplysning.given(
                    kontaktinformasjon.mobiltelefonnummer(), mobiltelefonnummer, now)),
            kontaktinformasjon.epostadresse()));
  }

  /** The citizen removes their mobile number. */
  public Person utenMobiltelefonnummer() {
    return medKontaktinformasjon(
        new Kontaktinformasjon(Optional.empty(), kontaktinformasjon.epostadresse()));
  }

  /**
   * The citizen confirms the contact information that they have given.
   *
   * <p>Source: docs/contract.md#rest.
   */
  public Person bekreftet(Instant now) {
    return medKontaktinformasjon(
        new Kontaktinformasjon(
            kontaktinformasjon.mobiltelefonnummer().map(known -> known.bekreftet(now)),
            kontaktinformasjon.epostadresse().map(known -> known.bekreftet(now))));
  }

  /**
   * The citizen chooses the language that they prefer. The same language again changes nothing.
   *
   * <p>Source: docs/contract.md#rest.
   */
  public Person medSpraak(Spraak chosen, Instant now) {
    return spraak.filter(known -> known.verdi() == chosen).isPresent()
        ? this
        : new Person(
            personidentifikator,
            status,
            reservasjon,
            kontaktinformasjon,
            Optional.of(new Kontaktopplysning<>(chosen, Optional.of(now), Optional.empty())),
            postkasser);
  }

  /**
   * The citizen is deleted from the registry. Nothing that they gave is kept, and their mailboxes
   * are deleted.
   *
   * <p>Source: docs/contract.md#rest.
   */
  public Person slettet() {
    return new Person(
        personidentifikator,
        Personstatus.SLETTET,
        Reservasjon.INGEN,
        Kontaktinformasjon.INGEN,
        Optional.empty(),
        postkasser.stream().map(Postkasse::slettet).toList());
  }

  /** The citizen is registered again if they had been deleted. */
  public Person aktivert() {
    return new Person(
        personidentifikator,
        Personstatus.AKTIV,
        reservasjon,
        kontaktinformasjon,
        spraak,
        postkasser);
  }

  /**
   * Whether the person may be notified. They may not when they are deleted or reserved, or when
   * their contact information has expired.
   *
   * <p>Source: docs/contract.md#oppslag.
   */
  public Varslingsstatus varslingsstatus(Instant now) {
    return !isSlettet() && !reservasjon.isReservert() && kontaktinformasjon.isFresh(now)
        ? Varslingsstatus.KAN_VARSLES
        : Varslingsstatus.KAN_IKKE_VARSLES;
  }

  /** Adds a mailbox. It replaces the one with the same provider. */
  public Person medPostkasse(Postkasse postkasse) {
    List<Postkasse> others = new ArrayList<>(postkasser);
    others.removeIf(other -> other.leverandoer().equals(postkasse.leverandoer()));
    others.add(postkasse);
    return new Person(personidentifikator, status, reservasjon, kontaktinformasjon, spraak, others);
  }

  /** The mailbox that receives the person's public mail. */
  public Optional<Postkasse> aktivPostkasse() {
    return postkasser.stream().filter(Postkasse::isAktiv).findFirst();
  }

  /** Whether the person has been deleted from the registry. */
  public boolean isSlettet() {
    return status == Personstatus.SLETTET;
  }

  private Optional<Postkasse> aktivPostkasse(Virksomhetsidentifikator leverandoer) {
    return aktivPostkasse().filter(postkasse -> postkasse.leverandoer().equals(leverandoer));
  }

  private Optional<PostkasseRespons.Beskrivelse> unlessSlettet() {
    return isSlettet()
        ? Optional.of(PostkasseRespons.Beskrivelse.BRUKER_IKKE_FUNNET)
        : Optional.empty();
  }

  private Optional<PostkasseRespons.Beskrivelse> unlessReservert() {
    return reservasjon.isReservert()
        ? Optional.of(PostkasseRespons.Beskrivelse.RESERVERT)
        : Optional.empty();
  }

  private Optional<PostkasseRespons.Beskrivelse> unlessPostkasseHos(
      Virksomhetsidentifikator leverandoer) {
    return aktivPostkasse(leverandoer).isEmpty()
        ? Optional.of(PostkasseRespons.Beskrivelse.INGEN_POSTBOKS_FUNNET)
        : Optional.empty();
  }

  private Postkasseendring endretTil(Person after) {
    return after.equals(this) ? new Uendret() : new Endret(after);
  }

  private Person medReservasjon(Reservasjon.Status wanted, Instant now) {
    return reservasjon.status() == wanted
        ? this
        : new Person(
            personidentifikator,
            status,
            new Reservasjon(wanted, Optional.of(now)),
            kontaktinformasjon,
            spraak,
            postkasser);
  }

  private Person medKontaktinformasjon(Kontaktinformasjon changed) {
    return new Person(personidentifikator, status, reservasjon, changed, spraak, postkasser);
  }

  private static Postkasse aktiv(
      Virksomhetsidentifikator leverandoer,
      Postkasseadresse adresse,
      Optional<X509Sertifikat> sertifikat) {
    return new Postkasse(leverandoer, adresse, sertifikat, Postkassestatus.AKTIV);
  }
}
