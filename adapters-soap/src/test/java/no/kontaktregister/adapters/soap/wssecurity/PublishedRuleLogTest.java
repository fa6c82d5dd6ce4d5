package no.kontaktregister.adapters.soap.wssecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishedRuleLogTest {

  private static final Virksomhetsidentifikator ONE =
      Virksomhetsidentifikator.parse("984661185").orElseThrow();
  private static final Virksomhetsidentifikator OTHER =
      Virksomhetsidentifikator.parse("922020175").orElseThrow();

  private final Logger logger = Logger.getLogger(PublishedRuleLog.class.getName());
  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private final PublishedRuleLog log =
      new PublishedRuleLog(
          new Clock() {
            @Override
            public ZoneOffset getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
  }

  @Test
  void eachUseIsLoggedOncePerEnterpriseAndDay() {
    log.note(ONE, "sends SHA-1 digests");
    log.note(ONE, "sends SHA-1 digests");
    log.note(ONE, "sends PaaVegneAv unsigned");
    log.note(OTHER, "sends SHA-1 digests");
    assertThat(lines)
        .containsExactly(
            "Enterprise 984661185 sends SHA-1 digests, which kontaktregister.soap.requests=strict"
                + " refuses",
            "Enterprise 984661185 sends PaaVegneAv unsigned, which"
                + " kontaktregister.soap.requests=strict refuses",
            "Enterprise 922020175 sends SHA-1 digests, which kontaktregister.soap.requests=strict"
                + " refuses");

    now = now.plus(Duration.ofDays(1));
    log.note(ONE, "sends SHA-1 digests");
    assertThat(lines).hasSize(4);
  }
}
