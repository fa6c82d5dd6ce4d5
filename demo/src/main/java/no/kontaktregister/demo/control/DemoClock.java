package no.kontaktregister.demo.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The demo's clock: the machine's, until the control API sets, advances or freezes it. */
@ApplicationScoped
class DemoClock extends Clock {

  private static final Clock MACHINE = Clock.systemUTC();

  private volatile Clock current = MACHINE;
  private volatile boolean frozen;

  DemoClock() {}

  /** Sets the time, which runs on from there unless the clock is frozen. */
  void set(Instant time, boolean freeze) {
    current =
        freeze
            ? Clock.fixed(time, ZoneOffset.UTC)
            : Clock.offset(MACHINE, Duration.between(MACHINE.instant(), time));
    frozen = freeze;
  }

  /** Returns to the machine's time. */
  void release() {
    current = MACHINE;
    frozen = false;
  }

  boolean isFrozen() {
    return frozen;
  }

  @Override
  public Instant instant() {
    return current.instant();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the demo's clock gives instants only");
  }
}
