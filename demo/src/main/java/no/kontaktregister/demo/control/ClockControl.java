package no.kontaktregister.demo.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Sets, advances, freezes and releases the demo's clock. */
@Dependent
class ClockControl {

  private static final String SET = "set";
  private static final String ADVANCE = "advance";
  private static final String FREEZE = "freeze";
  private static final String SOAP_TIMESTAMPS = "soap_timestamps";
  private static final String RELEASE = "release";

  private static final Instant MOST = Instant.parse("2999-01-01T00:00:00Z");

  private final DemoClock clock;
  private final Registries registries;

  @Inject
  ClockControl(DemoClock clock, Registries registries) {
    this.clock = clock;
    this.registries = registries;
  }

  void addTo(Routes routes) {
    routes.add("GET", "clock", request -> state());
    routes.add("PUT", "clock", this::put);
  }

  private Reply put(Request request) {
    Fields fields = request.fields(SET, ADVANCE, FREEZE, SOAP_TIMESTAMPS, RELEASE);
    Optional<Instant> set =
        fields.parsed(
            SET,
            text -> Fields.instant(text).filter(MOST::isAfter),
            "a time before the year 2999 with an offset, like 2030-01-31T12:00:00Z");
    Optional<Amount> advance = fields.parsed(ADVANCE, Amount::parse, Amount.EXPECTED);
    boolean release = fields.isTrue(RELEASE);
    boolean freeze = fields.has(FREEZE) ? fields.isTrue(FREEZE) : clock.isFrozen();
    boolean withSoap =
        fields.has(SOAP_TIMESTAMPS) ? fields.isTrue(SOAP_TIMESTAMPS) : clock.isWithSoap();
    if (fields.isEmpty()
        || set.isPresent() && advance.isPresent()
        || fields.has(RELEASE) && fields.size() > 1) {
      throw Refused.because(
          "The body must have set or advance, freeze, soap_timestamps, or several of them, but not"
              + " both set and advance; or release alone.");
    }
    Instant now = clock.instant();
    Instant time =
        release
            ? Clock.systemUTC().instant()
            : set.or(() -> advance.map(it -> it.after(now))).orElse(now);
    registries
        .lastChange()
        .filter(time::isBefore)
        .ifPresent(
            change -> {
              throw Refused.because(
                  "The clock cannot go back to "
                      + time
                      + ", because the registry changed at "
                      + change
                      + ". Choose a later time, or POST /demo/v1/reset first.");
            });
    if (release) {
      clock.release();
    } else {
      clock.set(time, freeze, withSoap);
    }
    return state();
  }

  private Reply state() {
    return Reply.ok(
        Fields.newObject()
            .put("now", clock.instant().toString())
            .put("frozen", clock.isFrozen())
            .put(SOAP_TIMESTAMPS, clock.isWithSoap()));
  }
}
