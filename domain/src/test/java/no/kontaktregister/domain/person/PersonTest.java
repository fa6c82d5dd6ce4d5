package no.kontaktregister.domain.person;

import static no.kontaktregister.domain.postkasse.Beskrivelse.ALLEREDE_AKTIV;
import static no.kontaktregister.domain.postkasse.Beskrivelse.BRUKER_IKKE_FUNNET;
import static no.kontaktregister.domain.postkasse.Beskrivelse.INGEN_POSTBOKS_FUNNET;
import static no.kontaktregister.domain.postkasse.Beskrivelse.POSTKASSE_EKSISTERER_ALLEREDE;
import static no.kontaktregister.domain.postkasse.Beskrivelse.RESERVERT;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.JA;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.nei;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kontaktregister.domain.person.Postkasseendring.Avslag;
import no.kontaktregister.domain.person.Postkasseendring.Endret;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;

class PersonTest {

  private static final Postkasse ACTIVE = postkasse("984661185", Postkassestatus.AKTIV);
  private static final Postkasse DELETED = postkasse("984661185", Postkassestatus.SLETTET);

  @Test
  void whoHasNoActiveMailboxMayChooseOne() {
    assertThat(person(Personstatus.AKTIV, Reservasjon.NEI).kanVelgeSikkerDigitalPostkasse())
        .isEqualTo(JA);
    assertThat(
            person(Personstatus.AKTIV, Reservasjon.NEI, DELETED).kanVelgeSikkerDigitalPostkasse())
        .isEqualTo(JA);
  }

  @Test
  void whoHasAnActiveMailboxMayNot() {
    assertThat(person(Personstatus.AKTIV, Reservasjon.NEI, ACTIVE).kanVelgeSikkerDigitalPostkasse())
        .isEqualTo(nei(ALLEREDE_AKTIV));
  }

  @Test
  void whoIsReservedMayNotWhateverMailboxTheyHave() {
    assertThat(person(Personstatus.AKTIV, Reservasjon.JA).kanVelgeSikkerDigitalPostkasse())
        .isEqualTo(nei(RESERVERT));
    assertThat(person(Personstatus.AKTIV, Reservasjon.JA, ACTIVE).kanVelgeSikkerDigitalPostkasse())
        .isEqualTo(nei(RESERVERT));
  }

  @Test
  void whoIsDeletedIsNotFoundWhateverElseIsTrue() {
    assertThat(
            person(Personstatus.SLETTET, Reservasjon.JA, ACTIVE).kanVelgeSikkerDigitalPostkasse())
        .isEqualTo(nei(BRUKER_IKKE_FUNNET));
  }

  @Test
  void cannotHaveTwoActiveMailboxes() {
    Postkasse another = postkasse("922020175", Postkassestatus.AKTIV);

    assertThatThrownBy(() -> person(Personstatus.AKTIV, Reservasjon.NEI, ACTIVE, another))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cannotHaveTwoMailboxesWithOneProvider() {
    assertThatThrownBy(() -> person(Personstatus.AKTIV, Reservasjon.NEI, ACTIVE, DELETED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void getsAMailboxInThePlaceOfTheOneWithItsProvider() {
    Postkasse another = postkasse("922020175", Postkassestatus.SLETTET);

    Person person =
        person(Personstatus.AKTIV, Reservasjon.NEI, DELETED)
            .medPostkasse(another)
            .medPostkasse(ACTIVE);

    assertThat(person.postkasser()).containsExactly(another, ACTIVE);
    assertThat(person.reservasjon()).isEqualTo(Reservasjon.NEI);
  }

  @Test
  void doesNotChangeWithTheListItWasMadeFrom() {
    List<Postkasse> mailboxes = new ArrayList<>();
    Person person =
        new Person(
            new Personidentifikator("20914695016"),
            Personstatus.AKTIV,
            Reservasjon.NEI,
            Kontaktinformasjon.INGEN,
            Optional.empty(),
            mailboxes);
    mailboxes.add(ACTIVE);

    assertThat(person.postkasser()).isEmpty();
    assertThatThrownBy(() -> person.postkasser().add(ACTIVE))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static final Virksomhetsidentifikator OWN = ACTIVE.leverandoer();
  private static final Virksomhetsidentifikator OTHER = new Virksomhetsidentifikator("922020175");
  private static final Postkasseadresse ADDRESS = new Postkasseadresse("kari.nordmann#4XKQ");
  private static final X509Sertifikat CERTIFICATE = new X509Sertifikat(new byte[] {1});

  @Test
  void getsAMailboxWhereThereIsNoActiveOne() {
    Person free = person(Personstatus.AKTIV, Reservasjon.NEI, DELETED);

    Postkasseendring endring = free.opprettOgVelg(OWN, ADDRESS, Optional.of(CERTIFICATE));

    assertThat(endring)
        .isEqualTo(
            new Endret(
                free.medPostkasse(
                    new Postkasse(OWN, ADDRESS, Optional.of(CERTIFICATE), Postkassestatus.AKTIV))));
  }

  @Test
  void getsNoSecondMailbox() {
    Person person = person(Personstatus.AKTIV, Reservasjon.NEI, ACTIVE);

    assertThat(person.opprettOgVelg(OWN, ADDRESS, Optional.empty()))
        .isEqualTo(new Avslag(POSTKASSE_EKSISTERER_ALLEREDE));
    assertThat(person.opprettOgVelg(OTHER, ADDRESS, Optional.empty()))
        .isEqualTo(new Avslag(ALLEREDE_AKTIV));
  }

  @Test
  void aMailboxIsUpdatedByItsProviderAlone() {
    Person person = person(Personstatus.AKTIV, Reservasjon.NEI, ACTIVE);

    assertThat(person.oppdaterPostkasse(OWN, ADDRESS, Optional.empty()))
        .isEqualTo(
            new Endret(
                person.medPostkasse(
                    new Postkasse(OWN, ADDRESS, Optional.empty(), Postkassestatus.AKTIV))));
    assertThat(person.oppdaterPostkasse(OWN, ACTIVE.adresse(), Optional.empty()))
        .isEqualTo(new Endret(person));
    assertThat(person.oppdaterPostkasse(OTHER, ADDRESS, Optional.empty()))
        .isEqualTo(new Avslag(INGEN_POSTBOKS_FUNNET));
    assertThat(
            person(Personstatus.AKTIV, Reservasjon.NEI, DELETED)
                .oppdaterPostkasse(OWN, ADDRESS, Optional.empty()))
        .isEqualTo(new Avslag(INGEN_POSTBOKS_FUNNET));
  }

  @Test
  void aMailboxKeepsItsCertificateUntilItGetsAnother() {
    Person person =
        person(
            Personstatus.AKTIV,
            Reservasjon.NEI,
            new Postkasse(OWN, ADDRESS, Optional.of(CERTIFICATE), Postkassestatus.AKTIV));
    X509Sertifikat another = new X509Sertifikat(new byte[] {2});

    assertThat(person.oppdaterPostkasse(OWN, ADDRESS, Optional.empty()))
        .isEqualTo(new Endret(person));
    assertThat(((Endret) person.oppdaterPostkasse(OWN, ADDRESS, Optional.of(another))).person())
        .extracting(changed -> changed.aktivPostkasse().orElseThrow().sertifikat())
        .isEqualTo(Optional.of(another));
  }

  @Test
  void aMailboxIsDeletedByItsProviderAloneAlsoWhenTheCitizenIsReserved() {
    for (Reservasjon reservasjon : Reservasjon.values()) {
      Person person = person(Personstatus.AKTIV, reservasjon, ACTIVE);

      assertThat(person.slettPostkasse(OWN))
          .isEqualTo(new Endret(person(Personstatus.AKTIV, reservasjon, DELETED)));
      assertThat(person.slettPostkasse(OTHER)).isEqualTo(new Avslag(INGEN_POSTBOKS_FUNNET));
    }
    assertThat(person(Personstatus.AKTIV, Reservasjon.NEI, DELETED).slettPostkasse(OWN))
        .isEqualTo(new Avslag(INGEN_POSTBOKS_FUNNET));
  }

  @Test
  void whoIsReservedGetsNoMailboxAndNoOtherAddress() {
    Person reserved = person(Personstatus.AKTIV, Reservasjon.JA, ACTIVE);

    assertThat(reserved.opprettOgVelg(OWN, ADDRESS, Optional.empty()))
        .isEqualTo(new Avslag(RESERVERT));
    assertThat(reserved.oppdaterPostkasse(OWN, ADDRESS, Optional.empty()))
        .isEqualTo(new Avslag(RESERVERT));
  }

  @Test
  void nothingIsChangedOfWhoIsDeleted() {
    Person deleted = person(Personstatus.SLETTET, Reservasjon.JA, ACTIVE);

    assertThat(
            List.of(
                deleted.opprettOgVelg(OWN, ADDRESS, Optional.empty()),
                deleted.oppdaterPostkasse(OWN, ADDRESS, Optional.empty()),
                deleted.slettPostkasse(OWN)))
        .containsOnly(new Avslag(BRUKER_IKKE_FUNNET));
  }

  private static Person person(
      Personstatus status, Reservasjon reservasjon, Postkasse... postkasser) {
    return new Person(
        new Personidentifikator("20914695016"),
        status,
        reservasjon,
        Kontaktinformasjon.INGEN,
        Optional.empty(),
        List.of(postkasser));
  }

  private static Postkasse postkasse(String provider, Postkassestatus status) {
    return new Postkasse(
        new Virksomhetsidentifikator(provider),
        new Postkasseadresse("ola.nordmann#9YDT"),
        Optional.empty(),
        status);
  }
}
