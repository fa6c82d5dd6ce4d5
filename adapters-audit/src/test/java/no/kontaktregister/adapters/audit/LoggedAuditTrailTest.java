package no.kontaktregister.adapters.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.AnonymousCaller;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.CitizenCaller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Operasjon;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoggedAuditTrailTest {

  private static final Personidentifikator CITIZEN = new Personidentifikator("20914695016");
  private static final Virksomhetsidentifikator ENTERPRISE =
      new Virksomhetsidentifikator("984661185");

  private static final Logger LOG = Logger.getLogger("kontaktregister.audit");

  private volatile boolean isFull;

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Handler collector =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          if (isFull) {
            reportError(null, new IOException("full"), ErrorManager.WRITE_FAILURE);
            return;
          }
          lines.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void collect() {
    LOG.addHandler(collector);
  }

  @AfterEach
  void stopCollecting() {
    LOG.removeHandler(collector);
  }

  @Test
  void whatCannotBeWrittenMakesTheTrailUnavailableUntilItTellsHowMuchWasLost() {
    LoggedAuditTrail trail = new LoggedAuditTrail(new AuditKey(new byte[32]));
    trail.keep(record(new CitizenCaller(CITIZEN), Set.of()));
    assertThat(trail.isAvailable()).isTrue();

    isFull = true;
    trail.keep(record(new CitizenCaller(CITIZEN), Set.of()));
    trail.keep(record(new CitizenCaller(CITIZEN), Set.of()));
    assertThat(trail.isAvailable()).isFalse();

    isFull = false;
    assertThat(trail.isAvailable()).isTrue();
    assertThat(lines).hasSize(2).last().isEqualTo("lost=2");
    assertThat(trail.isAvailable()).isTrue();
    assertThat(lines).hasSize(2);
  }

  @Test
  void aTrailThatIsClosedLeavesTheLogAsItWas() {
    ErrorManager before = collector.getErrorManager();
    LoggedAuditTrail trail = new LoggedAuditTrail(new AuditKey(new byte[32]));
    assertThat(collector.getErrorManager()).isNotSameAs(before);

    trail.close();

    assertThat(collector.getErrorManager()).isSameAs(before);
  }

  @Test
  void aCitizenWhoCallsIsAHash() {
    assertThat(line(new CitizenCaller(CITIZEN), Set.of(CITIZEN)))
        .startsWith(
            "time=2026-11-23T12:00:00Z virksomhet=- supplier=- operation=HENT_PERSON outcome=OK"
                + " citizen=")
        .containsPattern(" citizen=[0-9a-f]{64} correlation=42$")
        .doesNotContain(CITIZEN.value());
  }

  @Test
  void anEnterpriseIsNamedAndItsSupplierToo() {
    assertThat(line(EnterpriseCaller.itself(ENTERPRISE), Set.of()))
        .contains(" virksomhet=984661185 supplier=- ", " citizen=- ");
    assertThat(
            line(
                new EnterpriseCaller(new Virksomhetsidentifikator("987654325"), ENTERPRISE),
                Set.of()))
        .contains(" virksomhet=984661185 supplier=987654325 ");
    assertThat(line(new AnonymousCaller(), Set.of())).contains(" virksomhet=- supplier=- ");
  }

  @Test
  void theHashDependsOnTheKey() {
    String one = line(new CitizenCaller(CITIZEN), Set.of(CITIZEN));

    assertThat(line(new CitizenCaller(CITIZEN), Set.of(CITIZEN))).isEqualTo(one);
    assertThat(line(new byte[] {1}, new CitizenCaller(CITIZEN), Set.of(CITIZEN))).isNotEqualTo(one);
  }

  @Test
  void recordsThatAreKeptAtTheSameTimeHaveTheSameHashOfACitizen() {
    LoggedAuditTrail trail = new LoggedAuditTrail(new AuditKey(new byte[32]));

    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> trail.keep(record(new CitizenCaller(CITIZEN), Set.of(CITIZEN))));

    assertThat(lines).hasSize(200);
    assertThat(Set.copyOf(lines)).hasSize(1);
  }

  private String line(Caller caller, Set<Personidentifikator> citizens) {
    return line(new byte[] {0}, caller, citizens);
  }

  private String line(byte[] firstByte, Caller caller, Set<Personidentifikator> citizens) {
    byte[] secret = new byte[32];
    secret[0] = firstByte[0];
    lines.clear();
    new LoggedAuditTrail(new AuditKey(secret)).keep(record(caller, citizens));
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }

  private static AuditRecord record(Caller caller, Set<Personidentifikator> citizens) {
    return new AuditRecord(
        Instant.parse("2026-11-23T12:00:00Z"), caller, Operasjon.HENT_PERSON, "OK", citizens, "42");
  }
}
