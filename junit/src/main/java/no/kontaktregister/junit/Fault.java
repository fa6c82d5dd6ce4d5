package no.kontaktregister.junit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a call fails on purpose. */
public final class Fault {

  private final Map<String, Object> fields;

  private Fault(Map<String, Object> fields) {
    this.fields = fields;
  }

  /** The registry is not available: 503 over REST, a fault env:Receiver over SOAP. */
  public static Fault unavailable() {
    return new Fault(Map.of("fault", "unavailable"));
  }

  /** The answer is late. */
  public static Fault latency(Duration delay) {
    return new Fault(Map.of("fault", "latency", "milliseconds", delay.toMillis()));
  }

  /** The connection breaks in the middle of the answer. The call has been carried out. */
  public static Fault brokenConnection() {
    return new Fault(Map.of("fault", "broken-connection"));
  }

  /**
   * The answer's signature does not match: over SOAP, and over REST with {@code Accept:
   * application/jose}. Calls whose answer is not signed do not count.
   */
  public static Fault wrongSignature() {
    return new Fault(Map.of("fault", "wrong-signature"));
  }

  Map<String, Object> forCalls(Operasjon operasjon, int calls) {
    return request(operasjon, "calls", calls);
  }

  Map<String, Object> forSeconds(Operasjon operasjon, long seconds) {
    return request(operasjon, "seconds", seconds);
  }

  private Map<String, Object> request(Operasjon operasjon, String unit, long amount) {
    Map<String, Object> request = new LinkedHashMap<>(fields);
    request.put("operation", operasjon);
    request.put(unit, amount);
    return request;
  }
}
