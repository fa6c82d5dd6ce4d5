package no.kontaktregister.benchmark;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests that were made beforehand. More than one caller may take from them. */
final class Requests {

  private final List<byte[]> all;
  private final boolean once;
  private final boolean refused;
  private final AtomicInteger taken = new AtomicInteger();

  private Requests(List<byte[]> all, boolean once, boolean refused) {
    this.all = all;
    this.once = once;
    this.refused = refused;
  }

  /** Requests that may be sent again. */
  static Requests again(List<byte[]> all) {
    return new Requests(all, false, false);
  }

  /** Requests that the service accepts once. */
  static Requests once(List<byte[]> all) {
    return new Requests(all, true, false);
  }

  /** A request that the service refuses. */
  static Requests refused(byte[] request) {
    return new Requests(List.of(request), false, true);
  }

  /** The next request; null if there is none left. */
  byte[] next() {
    int next = taken.getAndIncrement();
    return once && next >= all.size() ? null : all.get(next % all.size());
  }

  /** Whether it is the answer that must be given: a benchmark of failures is none. */
  boolean isExpected(int status) {
    return refused == (status != 200);
  }
}
