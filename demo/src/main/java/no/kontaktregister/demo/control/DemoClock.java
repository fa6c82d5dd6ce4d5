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
  private volatile Clock ofSoap = MACHINE;
  private volatile boolean frozen;

  DemoClock() {}

  /**
   * Sets the time, which runs on from there unless the clock is frozen.
   *
   * @param withSoap whether the time stamps of SOAP messages have this time too
   */
  void set(Instant time, boolean freeze, boolean withSoap) {
    current =
        freeze
            ? Clock.fixed(time, ZoneOffset.UTC)
            : Clock.offset(MACHINE, Duration.between(MACHINE.instant(), time));
    ofSoap = withSoap ? current : MACHINE;
    frozen = freeze;
  }

  /** Returns to the machine's time. */
  void release() {
    current = MACHINE;
    ofSoap = MACHINE;
    frozen = false;
  }

  boolean isFrozen() {
    return frozen;
  }

  boolean isWithSoap() {
    return ofSoap != MACHINE;
  }

  /** The time for the time stamps of SOAP messages. */
  Instant soapInstant() {
    return ofSoap.instant();
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
