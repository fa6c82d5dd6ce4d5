package no.kontaktregister.adapters.soap.wssecurity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.kontaktregister.domain.monitoring.Measurement;

/**
 * The signatures that one node remembers by itself. Their number is limited, and none is forgotten
 * before its time: when the store is full, further messages are refused.
 */
public final class MemoryReplayStore implements ReplayStore {

  /** More than two processor cores can verify in the life of a message; some 60 MB. */
  private static final int MOST_SIGNATURES = 250_000;

  private final Cache<String, Boolean> seen;
  private final int most;

  /**
   * @param life how long a signature is remembered
   */
  public MemoryReplayStore(Duration life) {
    this(life, MOST_SIGNATURES, Ticker.systemTicker());
  }

  MemoryReplayStore(Duration life, int most, Ticker ticker) {
    this.seen = Caffeine.newBuilder().expireAfterWrite(life).ticker(ticker).build();
    this.most = most;
  }

  @Override
  public boolean isFirst(String signature) {
    if (isFull()) {
      throw new Unavailable("more than " + most + " signatures in the life of one");
    }
    return seen.asMap().putIfAbsent(signature, true) == null;
  }

  private boolean isFull() {
    if (seen.estimatedSize() < most) {
      return false;
    }
    seen.cleanUp();
    return seen.estimatedSize() >= most;
  }

  @Override
  public List<Measurement> measurements() {
    return List.of(
        Measurement.gauge(
            "kontaktregister_cache_entries",
            "Entries in a cache.",
            Map.of("cache", "replay"),
            seen.estimatedSize()),
        Measurement.gauge(
            "kontaktregister_replay_capacity",
            "The most signatures that are remembered; further messages are refused.",
            Map.of(),
            most));
  }

  @Override
  public void close() {
    seen.invalidateAll();
  }
}
