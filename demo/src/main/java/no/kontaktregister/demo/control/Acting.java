package no.kontaktregister.demo.control;

import java.util.function.Supplier;

/** Marks the calls that the control API itself makes. Faults do not apply to them. */
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
