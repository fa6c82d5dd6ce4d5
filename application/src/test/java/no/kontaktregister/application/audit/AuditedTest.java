package no.kontaktregister.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.application.InvalidRequestException.Part;
import no.kontaktregister.application.OverloadedException;
import no.kontaktregister.application.oppslag.HentEndringer;
import no.kontaktregister.application.oppslag.HentEndringerForespoersel;
import no.kontaktregister.application.oppslag.HentEndringerRespons;
import no.kontaktregister.application.postkasse.SlettPostkasse;
import no.kontaktregister.application.postkasse.SlettPostkasseForespoersel;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.AuditTrail;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Operasjon;
import no.kontaktregister.domain.tilgang.Tjeneste;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;

/** Each call leaves one record, however it ends. */
class AuditedTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final String ID = "42";
  private static final EnterpriseCaller CALLER =
      EnterpriseCaller.itself(new Virksomhetsidentifikator("984661185"));
  private static final Personidentifikator CITIZEN = new Personidentifikator("20914695016");

  private final List<AuditRecord> kept = new ArrayList<>();

  @Test
  void anAnswerIsGivenAndKeptWithItsCodeAndItsCitizen() {
    PostkasseRespons feilet =
        PostkasseRespons.feilet(PostkasseRespons.Beskrivelse.INGEN_POSTBOKS_FUNNET);

    assertThat(slett(forespoersel -> PostkasseRespons.ok())).isEqualTo(PostkasseRespons.ok());
    assertThat(slett(forespoersel -> feilet)).isEqualTo(feilet);

    assertThat(kept).containsExactly(record("OK"), record("INGEN_POSTBOKS_FUNNET"));
  }

  @Test
  void anUnansweredCallIsKeptToo() {
    refused(new InvalidRequestException(Part.POSTKASSEADRESSE, "message"));
    refused(new RegistryUnavailableException("down"));
    refused(new OverloadedException());
    refused(denied());
    refused(new IllegalStateException());

    assertThat(kept)
        .containsExactly(
            record("INVALID_REQUEST"),
            record("REGISTRY_UNAVAILABLE"),
            record("OVERLOADED"),
            record("ACCESS_DENIED"),
            record("FAILED"));
  }

  @Test
  void noCallIsAnsweredWhileNoRecordCanBeKept() {
    AuditTrail full =
        new AuditTrail() {
          @Override
          public void keep(AuditRecord record) {
            kept.add(record);
          }

          @Override
          public boolean isAvailable() {
            return false;
          }
        };
    Audited<HentEndringerForespoersel, String> audited =
        new Audited<>(
            Operasjon.HENT_ENDRINGER,
            forespoersel -> {
              throw new IllegalStateException("the use case was called");
            },
            respons -> "OK",
            respons -> Set.of(),
            full,
            Clock.fixed(NOW, ZoneOffset.UTC),
            () -> ID);

    assertThatThrownBy(() -> audited.answer(new HentEndringerForespoersel(CALLER, Set.of(), 1)))
        .isInstanceOf(RegistryUnavailableException.class);

    assertThat(kept).extracting(AuditRecord::outcome).containsExactly("REGISTRY_UNAVAILABLE");
  }

  @Test
  void citizensInTheAnswerAreKeptEvenWhenTheRequestNamesNone() {
    HentEndringer changes =
        forespoersel ->
            new HentEndringerRespons(
                1, 1, 1, List.of(Personopplysninger.ikkeRegistrert(CITIZEN, Set.of())));

    new Audited<>(
            Operasjon.HENT_ENDRINGER,
            changes::hentEndringer,
            respons -> "OK",
            HentEndringerRespons::citizens,
            kept::add,
            Clock.fixed(NOW, ZoneOffset.UTC),
            () -> ID)
        .answer(new HentEndringerForespoersel(CALLER, Set.of(), 1));

    assertThat(kept)
        .containsExactly(
            new AuditRecord(NOW, CALLER, Operasjon.HENT_ENDRINGER, "OK", Set.of(CITIZEN), ID));
  }

  private static AccessDeniedException denied() {
    return catchThrowableOfType(
        AccessDeniedException.class,
        () ->
            AccessDeniedException.unlessGranted(
                Tjeneste.POSTKASSELEVERANDOER,
                CALLER,
                new RegistryExtract(Set.of(), false, Map.of())));
  }

  private void refused(RuntimeException failure) {
    assertThatThrownBy(
            () ->
                slett(
                    forespoersel -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  private PostkasseRespons slett(SlettPostkasse service) {
    return new Audited<>(
            Operasjon.SLETT_POSTKASSE,
            service::slett,
            PostkasseRespons::kode,
            respons -> Set.of(),
            kept::add,
            Clock.fixed(NOW, ZoneOffset.UTC),
            () -> ID)
        .answer(new SlettPostkasseForespoersel(CALLER, CITIZEN.value(), "984661185"));
  }

  private static AuditRecord record(String outcome) {
    return new AuditRecord(NOW, CALLER, Operasjon.SLETT_POSTKASSE, outcome, Set.of(CITIZEN), ID);
  }
}
