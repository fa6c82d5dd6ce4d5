package no.kontaktregister.domain.person;

import static no.kontaktregister.domain.person.Varslingsstatus.KAN_IKKE_VARSLES;
import static no.kontaktregister.domain.person.Varslingsstatus.KAN_VARSLES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The 18-month rule, with times as they are in Norway. */
class VarslingsstatusTest {

  @ParameterizedTest
  @CsvSource({
    // given,                     the first moment at which it is too old
    "2024-01-15T12:00:00+01:00, 2025-07-15T12:00:00+02:00", // summer time since
    "2024-07-15T12:00:00+02:00, 2026-01-15T12:00:00+01:00", // and back
    "2022-08-31T23:59:59+02:00, 2024-02-29T23:59:59+01:00", // no 31 February, but a leap day
    "2022-08-29T00:00:00+02:00, 2024-02-29T00:00:00+01:00",
    "2023-08-29T00:00:00+02:00, 2025-02-28T00:00:00+01:00", // no leap day
    "2023-08-31T12:00:00+02:00, 2025-02-28T12:00:00+01:00",
    "2024-02-29T12:00:00+01:00, 2025-08-29T12:00:00+02:00", // from a leap day
    "2023-01-01T00:00:00+01:00, 2024-07-01T00:00:00+02:00", // New Year's Eve in London
  })
  void contactInformationIsFreshUntilItIsEighteenMonthsOld(
      OffsetDateTime given, OffsetDateTime tooOld) {
    Kontaktopplysning<String> opplysning =
        new Kontaktopplysning<>("", Optional.of(given.toInstant()), Optional.empty());

    assertThat(opplysning.isFresh(tooOld.toInstant().minusSeconds(1))).isTrue();
    assertThat(opplysning.isFresh(tooOld.toInstant().minusMillis(1))).isTrue();
    assertThat(opplysning.isFresh(tooOld.toInstant())).isFalse();
    assertThat(opplysning.isFresh(tooOld.toInstant().plusSeconds(1))).isFalse();
  }

  private static final Reservasjon RESERVED =
      new Reservasjon(Reservasjon.Status.JA, Optional.empty());
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Optional<Instant> FRESH = Optional.of(Instant.parse("2026-01-01T00:00:00Z"));
  private static final Optional<Instant> OLD = Optional.of(Instant.parse("2020-01-01T00:00:00Z"));

  @Test
  void informationIsFreshWhenItWasRecentlyGivenOrConfirmed() {
    assertThat(new Kontaktopplysning<>("", OLD, FRESH).isFresh(NOW)).isTrue();
    assertThat(new Kontaktopplysning<>("", FRESH, OLD).isFresh(NOW)).isTrue();
    assertThat(new Kontaktopplysning<>("", Optional.empty(), FRESH).isFresh(NOW)).isTrue();
    assertThat(new Kontaktopplysning<>("", OLD, OLD).isFresh(NOW)).isFalse();
    assertThat(new Kontaktopplysning<>("", Optional.empty(), Optional.empty()).isFresh(NOW))
        .isFalse();
  }

  @Test
  void oneFreshItemIsEnough() {
    assertThat(status(Personstatus.AKTIV, Reservasjon.INGEN, FRESH, OLD)).isEqualTo(KAN_VARSLES);
    assertThat(status(Personstatus.AKTIV, Reservasjon.INGEN, OLD, FRESH)).isEqualTo(KAN_VARSLES);
    assertThat(status(Personstatus.AKTIV, Reservasjon.INGEN, OLD, OLD)).isEqualTo(KAN_IKKE_VARSLES);
    assertThat(
            person(Personstatus.AKTIV, Reservasjon.INGEN, Kontaktinformasjon.INGEN)
                .varslingsstatus(NOW))
        .isEqualTo(KAN_IKKE_VARSLES);
  }

  @Test
  void aReservedOrDeletedCitizenMayNotBeNotified() {
    assertThat(status(Personstatus.AKTIV, RESERVED, FRESH, FRESH)).isEqualTo(KAN_IKKE_VARSLES);
    assertThat(status(Personstatus.SLETTET, Reservasjon.INGEN, FRESH, FRESH))
        .isEqualTo(KAN_IKKE_VARSLES);
  }

  private static Varslingsstatus status(
      Personstatus status,
      Reservasjon reservasjon,
      Optional<Instant> mobil,
      Optional<Instant> epost) {
    return person(
            status,
            reservasjon,
            new Kontaktinformasjon(
                Optional.of(
                    new Kontaktopplysning<>(
                        new Mobiltelefonnummer("41234567"), mobil, Optional.empty())),
                Optional.of(
                    new Kontaktopplysning<>(
                        Epostadresse.registrert("ola@example.com"), epost, Optional.empty()))))
        .varslingsstatus(NOW);
  }

  private static Person person(
      Personstatus status, Reservasjon reservasjon, Kontaktinformasjon kontaktinformasjon) {
    return new Person(
        new Personidentifikator("20914695016"),
        status,
        reservasjon,
        kontaktinformasjon,
        Optional.empty(),
        List.of());
  }
}
