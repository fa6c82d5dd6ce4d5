package no.kontaktregister.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Evidence that a rule works: a change to a code base, and whether the rule judged it correctly.
 *
 * @param rule the rule's name
 * @param breaks whether the change breaks the rule
 * @param change the change in a few words
 * @param judgedRightly whether the rule caught a violation, or passed a near miss
 */
public record Evidence(String rule, boolean breaks, String change, boolean judgedRightly) {

  /** Writes evidence for {@link #read} to find. */
  public static void write(Path file, List<Evidence> all) throws IOException {
    Files.write(
        file,
        all.stream()
            .map(
                it ->
                    String.join(
                        "\t",
                        it.rule(),
                        Boolean.toString(it.breaks()),
                        it.change(),
                        Boolean.toString(it.judgedRightly())))
            .toList());
  }

  /** Reads the evidence; none when the file does not exist. */
  public static List<Evidence> read(Path file) throws IOException {
    if (Files.notExists(file)) {
      return List.of();
    }
    return Files.readAllLines(file).stream()
        .map(line -> line.split("\t"))
        .map(
            it ->
                new Evidence(
                    it[0], Boolean.parseBoolean(it[1]), it[2], Boolean.parseBoolean(it[3])))
        .toList();
  }
}
