package no.kontaktregister.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpiryTest {

  private static final Instant END = Instant.parse("2027-03-31T12:00:00Z");

  private final LogLines log = new LogLines(Expiry.class);
  private final AtomicReference<Instant> end = new AtomicReference<>(END);
  private final AtomicReference<Instant> now = new AtomicReference<>();
  private final Expiry expiry =
      new Expiry("kontaktregister.soap.keystore", end::get, "SOAP stops.", clock());

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void itWarnsOnceThirtyDaysSevenDaysAndADayBeforeAndSaysAtOnceWhenItHasExpired() {
    for (Instant at = END.minus(Duration.ofDays(40));
        at.isBefore(END.plus(Duration.ofDays(2)));
        at = at.plus(Duration.ofHours(6))) {
      checkAt(at);
    }

    assertThat(log.all())
        .containsExactly(
            "WARNING kontaktregister.soap.keystore: the certificate expires in 30 days or less, at"
                + " 2027-03-31T12:00:00Z. Replace the file; a restart is not needed.",
            "WARNING kontaktregister.soap.keystore: the certificate expires in 7 days or less, at"
                + " 2027-03-31T12:00:00Z. Replace the file; a restart is not needed.",
            "WARNING kontaktregister.soap.keystore: the certificate expires in 1 days or less, at"
                + " 2027-03-31T12:00:00Z. Replace the file; a restart is not needed.",
            "SEVERE kontaktregister.soap.keystore: the certificate has expired, at"
                + " 2027-03-31T12:00:00Z. SOAP stops. Replace the file; a restart is not needed.");
  }

  @Test
  void aServiceThatStartsLateSaysOnlyTheLatest() {
    checkAt(END.minus(Duration.ofHours(30)));

    assertThat(log.all()).singleElement().asString().contains("7 days or less");
  }

  @Test
  void nothingIsSaidALongTimeBefore() {
    checkAt(END.minus(Duration.ofDays(30)).minusSeconds(1));

    assertThat(log.all()).isEmpty();
  }

  @Test
  void aNewCertificateIsWatchedAnew() {
    checkAt(END);
    end.set(END.plus(Duration.ofDays(20)));
    checkAt(END);

    assertThat(log.all()).hasSize(2).last().asString().contains("30 days or less");
  }

  private void checkAt(Instant at) {
    now.set(at);
    expiry.check();
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now.get();
      }

      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }
    };
  }
}
