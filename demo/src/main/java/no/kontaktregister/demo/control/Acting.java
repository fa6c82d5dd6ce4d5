package no.kontaktregister.demo.control;

import java.util.function.Supplier;

/**
 * Tells the use cases that the control API calls from those that the service's callers call: faults
 * are for the callers, and only their calls are listed.
 */
final class Acting {

  private static final ThreadLocal<Boolean> NOW = ThreadLocal.withInitial(() -> false);

  private Acting() {}

  /** Calls a use case for the control API. */
  static <R> R call(Supplier<R> useCase) {
    NOW.set(true);
    try {
      return useCase.get();
    } finally {
      NOW.remove();
    }
  }

  static boolean isNow() {
    return NOW.get();
  }
}
