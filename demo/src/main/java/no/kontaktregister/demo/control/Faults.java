package no.kontaktregister.demo.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.kontaktregister.demo.control.RecordedCall.Damage;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.Operasjon;

/** Faults that a test asks for: in the next calls of an operation, or for some seconds. */
@ApplicationScoped
class Faults {

  private static final String OPERATION = "operation";
  private static final String FAULT = "fault";
  private static final String MILLISECONDS = "milliseconds";
  private static final String CALLS = "calls";
  private static final String SECONDS = "seconds";

  private static final int MOST_CALLS = 1_000_000;
  private static final int MOST_SECONDS = 24 * 60 * 60;
  private static final int MOST_MILLISECONDS = 60_000;

  /** The operations that exist over REST alone, and have no content in their answers. */
  private static final Set<Operasjon> NEVER_SIGNED = Set.of(Operasjon.SLETT_PERSON);

  private enum Kind {
    UNAVAILABLE,
    LATENCY,
    BROKEN_CONNECTION,
    WRONG_SIGNATURE;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A fault that is still to come. It ends after some calls, or at an end in nano time. */
  private static final class Pending {

    private final Operasjon operation;
    private final Kind kind;
    private final int milliseconds;
    private final Optional<Long> end;
    private int calls;

    Pending(Operasjon operation, Kind kind, int milliseconds, int calls, Optional<Long> end) {
      this.operation = operation;
      this.kind = kind;
      this.milliseconds = milliseconds;
      this.calls = calls;
      this.end = end;
    }

    boolean isOver() {
      return end.map(time -> System.nanoTime() - time >= 0).orElse(calls == 0);
    }
  }

  private final List<Pending> pending = new ArrayList<>();

  Faults() {}

  void addTo(Routes routes) {
    routes.add("GET", "faults", request -> Reply.ok(list()));
    routes.add("POST", "faults", this::add);
    routes.add(
        "DELETE",
        "faults",
        request -> {
          clear();
          return Reply.none();
        });
  }

  /** The use case; it fails, is late or has its answer spoiled if a test has asked for that. */
  <F, R> Function<F, R> before(Operasjon operation, Function<F, R> useCase) {
    return forespoersel -> {
      if (Acting.isNow()) {
        return useCase.apply(forespoersel);
      }
      Optional<RecordedCall> call = RecordedCall.current();
      Optional<Pending> fault =
          next(operation, call.filter(RecordedCall::asksForSignature).isPresent());
      fault.ifPresent(it -> happen(it, call));
      try {
        return useCase.apply(forespoersel);
      } finally {
        // The answer is late, not the call: a caller who gives up finds that it was carried out.
        fault.ifPresent(it -> sleep(it.milliseconds));
      }
    };
  }

  synchronized void clear() {
    pending.clear();
  }

  private synchronized Reply add(Request request) {
    Fields fields = request.fields(OPERATION, FAULT, MILLISECONDS, CALLS, SECONDS);
    Operasjon operation =
        fields.oneOf(OPERATION, Operasjon.class).orElseThrow(() -> Refused.missing(OPERATION));
    Kind kind =
        fields.oneOf(FAULT, Kind.class, Kind::word).orElseThrow(() -> Refused.missing(FAULT));
    Optional<Integer> milliseconds = fields.number(MILLISECONDS, 1, MOST_MILLISECONDS);
    if (milliseconds.isPresent() != (kind == Kind.LATENCY)) {
      throw Refused.because(
          "The field milliseconds says how late the answer is. The fault latency needs it, and no"
              + " other fault may have it.");
    }
    if (kind == Kind.WRONG_SIGNATURE && NEVER_SIGNED.contains(operation)) {
      throw Refused.because(
          "The operation "
              + operation
              + " has no answer that is signed. Choose another operation, or another fault.");
    }
    Optional<Integer> calls = fields.number(CALLS, 1, MOST_CALLS);
    Optional<Integer> seconds = fields.number(SECONDS, 1, MOST_SECONDS);
    if (calls.isPresent() && seconds.isPresent()) {
      throw Refused.because(
          "A fault lasts for a number of calls or of seconds. Remove one of the two fields.");
    }
    pending.add(
        new Pending(
            operation,
            kind,
            milliseconds.orElse(0),
            calls.orElse(1),
            seconds.map(it -> System.nanoTime() + Duration.ofSeconds(it).toNanos())));
    return Reply.json(201, list());
  }

  private synchronized ObjectNode list() {
    pending.removeIf(Pending::isOver);
    ObjectNode answer = Fields.newObject();
    ArrayNode faults = answer.putArray("faults");
    for (Pending each : pending) {
      ObjectNode fault =
          faults.addObject().put(OPERATION, each.operation.name()).put(FAULT, each.kind.word());
      if (each.kind == Kind.LATENCY) {
        fault.put(MILLISECONDS, each.milliseconds);
      }
      each.end.ifPresentOrElse(
          end ->
              fault.put(
                  SECONDS, Duration.ofNanos(end - System.nanoTime()).plusSeconds(1).toSeconds()),
          () -> fault.put(CALLS, each.calls));
    }
    return answer;
  }

  /** The oldest fault of the operation that is not over and fits the answer. */
  private synchronized Optional<Pending> next(Operasjon operation, boolean isSigned) {
    pending.removeIf(Pending::isOver);
    for (Iterator<Pending> all = pending.iterator(); all.hasNext(); ) {
      Pending each = all.next();
      if (each.operation == operation && (isSigned || each.kind != Kind.WRONG_SIGNATURE)) {
        if (each.end.isEmpty()) {
          each.calls--;
        }
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** What happens before the call is carried out. */
  private static void happen(Pending fault, Optional<RecordedCall> call) {
    switch (fault.kind) {
      case UNAVAILABLE ->
          throw new RegistryUnavailableException("a fault set through the demo's control API");
      case BROKEN_CONNECTION -> call.ifPresent(it -> it.spoil(Damage.BROKEN_CONNECTION));
      case WRONG_SIGNATURE -> call.ifPresent(it -> it.spoil(Damage.WRONG_SIGNATURE));
      case LATENCY -> {} // Afterwards.
    }
  }

  private static void sleep(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
