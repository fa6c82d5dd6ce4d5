package no.kontaktregister.servers;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK that servers run on.
 *
 * @param version as in its file {@code release}, such as 17.0.15
 */
record Jdk(Path home, String version) {

  private static final Path RELEASE = Path.of("release");

  static Jdk at(Path home) throws IOException {
    Properties release = new Properties();
    try (Reader content = Files.newBufferedReader(home.resolve(RELEASE))) {
      release.load(content);
    }
    return new Jdk(home, release.getProperty("JAVA_VERSION").replace("\"", ""));
  }

  /** The JDK that runs this, and the newest of the JDKs beside it if that is newer. */
  static List<Jdk> found() throws IOException {
    Jdk own = at(Path.of(System.getProperty("java.home")));
    List<Jdk> beside = new ArrayList<>();
    try (Stream<Path> homes = Files.list(own.home.toRealPath().resolveSibling(""))) {
      for (Path home : homes.filter(Jdk::isJdk).toList()) {
        beside.add(at(home));
      }
    }
    Jdk newest = beside.stream().max(Comparator.comparing(Jdk::feature)).orElse(own);
    return newest.feature() > own.feature() ? List.of(own, newest) : List.of(own);
  }

  private static boolean isJdk(Path home) {
    return Files.exists(home.resolve(RELEASE)) && Files.exists(home.resolve("bin/javac"));
  }

  /** The version's first number. */
  int feature() {
    return Runtime.Version.parse(version).feature();
  }
}
