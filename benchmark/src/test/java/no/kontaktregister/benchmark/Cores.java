package no.kontaktregister.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The cores of the machine that a process may use, as {@code taskset} of Linux numbers them.
 *
 * @param first the lowest
 * @param count how many
 */
record Cores(int first, int count) {

  private static final int ALL = Runtime.getRuntime().availableProcessors();

  /** The cores of the server. */
  static Cores ofTheServer(int count) {
    return new Cores(0, count);
  }

  /** The cores of the load generator and of the database: those that the server leaves. */
  static Cores beside(Cores server) {
    return server.count() < ALL
        ? new Cores(server.count(), ALL - server.count())
        : new Cores(0, ALL);
  }

  /** Whether no core is in both. */
  boolean areApartFrom(Cores other) {
    return first >= other.first + other.count || other.first >= first + count;
  }

  /** Lets a command run on these cores alone. */
  List<String> pin(List<String> command) {
    List<String> pinned = new ArrayList<>(List.of("taskset", "--cpu-list", list()));
    pinned.addAll(command);
    return pinned;
  }

  /** Moves a process that runs already, with all its threads. */
  void move(ProcessHandle process) throws Exception {
    Process taskset =
        new ProcessBuilder(
                "taskset",
                "--all-tasks",
                "--cpu-list",
                "--pid",
                list(),
                Long.toString(process.pid()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    taskset.waitFor();
  }

  private String list() {
    return IntStream.range(first, first + count)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }
}
