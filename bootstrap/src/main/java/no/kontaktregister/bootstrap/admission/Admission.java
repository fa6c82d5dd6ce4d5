package no.kontaktregister.bootstrap.admission;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import no.kontaktregister.application.OverloadedException;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.monitoring.Measurement;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Limits the concurrent requests, so that more of them do not make all of them late. If the
 * settings have a time for it, as many again wait, in the order in which they came. All others are
 * refused.
 *
 * <p>An enterprise has at most its share of them, from the moment it is known until the answer is
 * sent. It is the one that signs the messages or holds the token, whoever it acts for.
 *
 * <p>A request is answered by the thread that entered with it.
 */
public final class Admission {

  private final AdmissionSettings settings;
  private final Semaphore free;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<Virksomhetsidentifikator, Integer> ofEnterprise = new ConcurrentHashMap<>();
  private final ThreadLocal<Place> current = new ThreadLocal<>();
  private final LongAdder refusedInAll = new LongAdder();
  private final LongAdder refusedOfEnterprise = new LongAdder();

  private static final class Place {
    private Virksomhetsidentifikator enterprise;
  }

  public Admission(AdmissionSettings settings) {
    this.settings = settings;
    this.free = new Semaphore(settings.maxConcurrent(), true);
  }

  /** Refuses a request that comes now if it could not even wait, and counts it. */
  boolean rejectIfFull() {
    boolean isFull =
        settings.maxWait().isZero()
            ? free.availablePermits() <= 0
            : waiting.get() >= settings.maxConcurrent();
    if (isFull) {
      refusedInAll.increment();
    }
    return isFull;
  }

  /** A request was refused before it could ask for a place. */
  void countRefusal() {
    refusedInAll.increment();
  }

  /**
   * Waits until the request of this thread may be answered.
   *
   * @return false if it is refused; if not, {@link #leave} must follow
   */
  boolean enter() {
    current.set(new Place());
    if (!hasPlace()) {
      current.remove();
      refusedInAll.increment();
      return false;
    }
    return true;
  }

  private boolean hasPlace() {
    try {
      // Without a time, a semaphore would let this request overtake those that wait.
      return free.tryAcquire(0, TimeUnit.NANOSECONDS) || hasPlaceInTime();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean hasPlaceInTime() throws InterruptedException {
    try {
      return waiting.incrementAndGet() <= settings.maxConcurrent()
          && free.tryAcquire(settings.maxWait().toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** The request of this thread has been answered. */
  void leave() {
    try {
      Place place = current.get();
      current.remove();
      if (place.enterprise != null) {
        release(place.enterprise);
      }
    } finally {
      // Whatever fails above: a permit that is not released is never available again.
      free.release();
    }
  }

  /**
   * The same use case for as many requests of one enterprise as it may have.
   *
   * @throws OverloadedException when the caller has more. Citizens, and calls that did not come
   *     over HTTP, are not counted
   */
  public <F extends Forespoersel, R> Function<F, R> shared(Function<F, R> useCase) {
    return forespoersel -> {
      if (forespoersel.caller() instanceof EnterpriseCaller caller) {
        claim(caller.signer());
      }
      return useCase.apply(forespoersel);
    };
  }

  private void claim(Virksomhetsidentifikator enterprise) {
    Place place = current.get();
    if (place == null || place.enterprise != null) {
      return;
    }
    if (ofEnterprise.merge(enterprise, 1, Integer::sum) > settings.maxOfEnterprise()) {
      release(enterprise);
      refusedOfEnterprise.increment();
      throw new OverloadedException();
    }
    place.enterprise = enterprise;
  }

  private void release(Virksomhetsidentifikator enterprise) {
    ofEnterprise.computeIfPresent(enterprise, (key, count) -> count == 1 ? null : count - 1);
  }

  /** What is measured at the moment. */
  public List<Measurement> measurements() {
    return List.of(
        requests("answered", settings.maxConcurrent() - free.availablePermits()),
        requests("waiting", waiting.get()),
        Measurement.gauge(
            "kontaktregister_http_requests_max",
            "The most concurrent requests.",
            Map.of(),
            settings.maxConcurrent()),
        refused("all", refusedInAll),
        refused("enterprise", refusedOfEnterprise));
  }

  private static Measurement requests(String state, int count) {
    return Measurement.gauge(
        "kontaktregister_http_requests",
        "Requests that are being answered, and that wait for it.",
        Map.of("state", state),
        count);
  }

  private static Measurement refused(String limit, LongAdder count) {
    return Measurement.counter(
        "kontaktregister_http_requests_refused_total",
        "Requests that were refused because there were too many, in total or from one enterprise.",
        Map.of("limit", limit),
        count.sum());
  }
}
