package no.kontaktregister.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import no.kontaktregister.domain.configuration.Configuration;

/**
 * A file whose content may change while the service runs.
 *
 * <p>The content is compared, not the file's time: Kubernetes replaces a secret by moving a
 * symbolic link, and copies may keep the time of their original. For the same reason there is no
 * {@link java.nio.file.WatchService}: it does not notice what a link points to.
 */
final class WatchedFile {

  private static final String UNREADABLE = "";

  private final String key;
  private final Optional<Path> path;
  private String used;
  private String seen;

  /**
   * Takes the present content for the one that is used, so it comes before the file is read.
   *
   * @param key the configuration key whose value names the file; another value never changes
   */
  WatchedFile(String key, Configuration configuration) {
    this.key = key;
    this.path = configuration.apply(key).flatMap(WatchedFile::path);
    this.used = fingerprint();
    this.seen = used;
  }

  String key() {
    return key;
  }

  /** Whether the content is the one that is used. */
  boolean isUsed() {
    return fingerprint().equals(used);
  }

  /**
   * The fingerprint of the content, if it has not changed since the last call: a file that is still
   * being written may look complete, because a list of certificates can end after each of them.
   */
  Optional<String> settled() {
    String now = fingerprint();
    boolean isSettled = now.equals(seen);
    seen = now;
    return isSettled ? Optional.of(now) : Optional.empty();
  }

  /** Whether the content still has this fingerprint. */
  boolean has(String fingerprint) {
    return fingerprint().equals(fingerprint);
  }

  void use(String fingerprint) {
    used = fingerprint;
  }

  private String fingerprint() {
    try {
      return path.isEmpty() ? UNREADABLE : digest(Files.readAllBytes(path.get()));
    } catch (IOException missing) {
      return UNREADABLE;
    }
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static Optional<Path> path(String value) {
    try {
      return Optional.of(Path.of(value));
    } catch (InvalidPathException notAPath) {
      return Optional.empty();
    }
  }
}
