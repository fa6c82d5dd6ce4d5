package no.kontaktregister.bootstrap;

import static java.util.stream.Collectors.joining;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.configuration.Fault;

/**
 * What is made from a file, and made anew when the content of the file changes. A new content that
 * cannot be used changes nothing.
 *
 * @param <T> what is made
 */
final class Renewed<T> implements Supplier<T> {

  private static final Logger LOG = System.getLogger(Renewed.class.getName());

  private final WatchedFile file;
  private final Supplier<Configuration> configuration;
  private final Function<Configuration, Optional<T>> reader;
  private volatile T current;
  private volatile Optional<String> refusal = Optional.empty();

  /**
   * @param file the file
   * @param first what was made from it at the start
   * @param configuration gives the configuration as it is now, without faults: the password of a
   *     new file may be new, too
   * @param reader makes it again, and notes faults
   */
  Renewed(
      WatchedFile file,
      T first,
      Supplier<Configuration> configuration,
      Function<Configuration, Optional<T>> reader) {
    this.file = file;
    this.current = first;
    this.configuration = configuration;
    this.reader = reader;
  }

  @Override
  public T get() {
    return current;
  }

  String key() {
    return file.key();
  }

  /** Whether the file has another content than the one that is used, which cannot be used. */
  boolean isRefused() {
    return refusal.isPresent();
  }

  /** Looks at the file. One thread at a time does so. */
  void renew() {
    Optional<String> settled = file.settled();
    if (file.isUsed()) {
      refusal = Optional.empty();
    } else if (settled.isPresent()) {
      read(settled.get());
    }
  }

  private void read(String fingerprint) {
    Configuration now = configuration.get();
    Optional<T> made = reader.apply(now);
    if (!file.has(fingerprint)) {
      return; // It has changed meanwhile, and what was read may be a part of it.
    }
    if (made.isPresent() && now.faults().isEmpty()) {
      current = made.get();
      file.use(fingerprint);
      refusal = Optional.empty();
      LOG.log(Level.INFO, "{0}: the new content of the file is in use.", key());
    } else {
      refuse(now.faults().stream().map(Fault::toString).collect(joining(" ")));
    }
  }

  /** Says each reason once. */
  private void refuse(String reason) {
    if (!refusal.equals(Optional.of(reason))) {
      refusal = Optional.of(reason);
      LOG.log(
          Level.WARNING,
          "The new content of the file in {0} is not used, and the one before stays in use: {1}",
          key(),
          reason);
    }
  }
}
