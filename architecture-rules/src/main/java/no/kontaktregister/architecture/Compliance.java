package no.kontaktregister.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a house keeps its rules.
 *
 * @param verdicts one for each rule
 */
public record Compliance(List<Verdict> verdicts) {

  public Compliance {
    verdicts = List.copyOf(verdicts);
  }

  public boolean isComplete() {
    return verdicts.stream().allMatch(Verdict::isKept);
  }

  /**
   * For a code base that has violations of old: takes those that a file lists for known, so that
   * only new ones count. Where there is no file, all that there are now are written into one.
   */
  public Compliance frozen(Path file) throws IOException {
    if (Files.notExists(file)) {
      Files.write(
          file,
          verdicts.stream()
              .flatMap(it -> it.violations().stream())
              .map(Compliance::key)
              .sorted()
              .toList());
    }
    Set<String> known = Set.copyOf(Files.readAllLines(file));
    return new Compliance(
        verdicts.stream()
            .map(
                verdict ->
                    new Verdict(
                        verdict.rule(),
                        verdict.violations().stream()
                            .filter(line -> !known.contains(key(line)))
                            .toList()))
            .toList());
  }

  // The same violation when lines have been added above it.
  private static String key(String violation) {
    return violation.replaceAll("\\.java:[0-9]+\\)", ".java)");
  }

  /** A line for each rule, and what breaks it. */
  @Override
  public String toString() {
    long kept = verdicts.stream().filter(Verdict::isKept).count();
    return verdicts.stream().map(Verdict::toString).collect(Collectors.joining("\n"))
        + "\n"
        + kept
        + " of "
        + verdicts.size()
        + " rules kept";
  }
}
