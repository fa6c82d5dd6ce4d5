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

  /** From now on it is this time, which goes on unless the clock is frozen. */
  void set(Instant time, boolean freeze) {
    current =
        freeze
            ? Clock.fixed(time, ZoneOffset.UTC)
            : Clock.offset(MACHINE, Duration.between(MACHINE.instant(), time));
    frozen = freeze;
  }

  /** It is the machine's time again. */
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
    throw new UnsupportedOperationException("the demo's clock is asked for instants alone");
  }
}
