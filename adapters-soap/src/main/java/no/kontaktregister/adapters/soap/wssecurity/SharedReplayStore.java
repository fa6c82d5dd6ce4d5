package no.kontaktregister.adapters.soap.wssecurity;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;

/**
 * What several nodes remember together, by JCache (JSR 107): a message that one node has taken is
 * refused by all. How nodes find each other, and how many signatures are kept, is the business of
 * the JCache provider's own configuration.
 */
public final class SharedReplayStore implements ReplayStore {

  /** The cache's name; a provider's configuration may define it, from String to Boolean. */
  static final String NAME = "kontaktregister.signatures";

  private final Cache<String, Boolean> seen;

  private SharedReplayStore(Cache<String, Boolean> seen) {
    this.seen = seen;
  }

  /**
   * Joins the cache that the provider's configuration defines, or makes one.
   *
   * @param life how long a signature must be remembered
   * @throws Unavailable when there is no provider, or its cache forgets too soon
   */
  public static SharedReplayStore open(Duration life) {
    Cache<String, Boolean> seen = cache(life);
    requireExpiry(seen, life);
    return new SharedReplayStore(seen);
  }

  private static Cache<String, Boolean> cache(Duration life) {
    try {
      CacheManager caches = Caching.getCachingProvider().getCacheManager();
      Cache<String, Boolean> defined = caches.getCache(NAME, String.class, Boolean.class);
      return defined == null ? caches.createCache(NAME, configuration(life)) : defined;
    } catch (RuntimeException unusable) {
      // Providers have exceptions of their own for a configuration that is wrong.
      throw new Unavailable("no JCache provider gives a cache from String to Boolean");
    }
  }

  @Override
  public boolean isFirst(String signature) {
    try {
      return seen.putIfAbsent(signature, true);
    } catch (RuntimeException failure) {
      // Whatever a provider throws, a message that may be a replay is not taken.
      throw new Unavailable("the JCache provider does not answer");
    }
  }

  @Override
  public void close() {
    seen.close();
  }

  private static MutableConfiguration<String, Boolean> configuration(Duration life) {
    return new MutableConfiguration<String, Boolean>()
        .setTypes(String.class, Boolean.class)
        .setExpiryPolicyFactory(
            CreatedExpiryPolicy.factoryOf(
                new javax.cache.expiry.Duration(TimeUnit.SECONDS, life.toSeconds())));
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
