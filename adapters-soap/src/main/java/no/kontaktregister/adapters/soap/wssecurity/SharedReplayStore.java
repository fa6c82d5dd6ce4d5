package no.kontaktregister.adapters.soap.wssecurity;

import java.time.Duration;
import javax.cache.Cache;
import javax.cache.Caching;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.expiry.ExpiryPolicy;

/**
 * The signatures that several nodes remember together, in a JCache (JSR 107): a message that one
 * node has accepted is refused by all. The JCache provider's own configuration decides how nodes
 * find each other and how many signatures are kept.
 */
public final class SharedReplayStore implements ReplayStore {

  /** The cache's name; a provider's configuration defines it, from String to Boolean. */
  static final String NAME = "kontaktregister.signatures";

  private final Cache<String, Boolean> seen;

  private SharedReplayStore(Cache<String, Boolean> seen) {
    this.seen = seen;
  }

  /**
   * Joins the cache that the provider's configuration defines.
   *
   * @param life how long a signature must be remembered
   * @throws Unavailable when there is no provider or no cache, or the cache forgets too soon
   */
  public static SharedReplayStore open(Duration life) {
    Cache<String, Boolean> seen = cache();
    requireExpiry(seen, life);
    return new SharedReplayStore(seen);
  }

  private static Cache<String, Boolean> cache() {
    Cache<String, Boolean> defined;
    try {
      defined =
          Caching.getCachingProvider()
              .getCacheManager()
              .getCache(NAME, String.class, Boolean.class);
    } catch (RuntimeException unusable) {
      // Providers have exceptions of their own for a configuration that is wrong.
      throw new Unavailable("no JCache provider gives a cache from String to Boolean");
    }
    if (defined == null) {
      // One with a provider's defaults would forget when it is full, and none says when that is.
      throw new Unavailable("the JCache provider's configuration has no cache " + NAME);
    }
    return defined;
  }

  @Override
  public boolean isFirst(String signature) {
    try {
      return seen.putIfAbsent(signature, true);
    } catch (RuntimeException failure) {
      // Whatever a provider throws, a message that may be a replay is not accepted.
      throw new Unavailable("the JCache provider does not answer");
    }
  }

  @Override
  public void close() {
    seen.close();
  }

  private static void requireExpiry(Cache<String, Boolean> cache, Duration life) {
    @SuppressWarnings("unchecked")
    CompleteConfiguration<String, Boolean> configuration =
        cache.getConfiguration(CompleteConfiguration.class);
    ExpiryPolicy expiry = configuration.getExpiryPolicyFactory().create();
    javax.cache.expiry.Duration kept = expiry.getExpiryForCreation();
    if (!kept.isEternal()
        && kept.getTimeUnit().toMillis(kept.getDurationAmount()) < life.toMillis()) {
      throw new Unavailable(
          "the cache " + NAME + " forgets before " + life.toSeconds() + " seconds have passed");
    }
  }
}
