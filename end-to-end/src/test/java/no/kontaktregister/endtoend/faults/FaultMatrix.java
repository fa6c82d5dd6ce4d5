package no.kontaktregister.endtoend.faults;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes under load while everything fails again and again. {@code mvn -Pendurance} runs it; it
 * prints a line for each fault, and a table at the end.
 */
class FaultMatrix {

  private static final List<Fault> DATABASES =
      List.of(Fault.DATABASE_KILLED, Fault.STANDBY_KILLED, Fault.FAILOVER);

  private static final List<Fault> OTHERS =
      Stream.of(Fault.values())
          .filter(fault -> !DATABASES.contains(fault) && fault != Fault.NODE_KILLED)
          .toList();

  /** One kill in ten is that of a node, whose start takes longest. */
  private static final int KILLS_FOR_NODE = 10;

  /** There is one other fault for three kills. */
  private static final int KILLS_FOR_OTHER = 3;

  private static final int WRITERS = 16;
  private static final int READERS_OF_ENDPOINT = 2;
  private static final String DISK = "400m";

  @TempDir private Path folder;

  private final List<Path> mounted = new ArrayList<>();

  private record Pause(double changes, double readings) {}

  @Test
  void nothingIsLostAndNoReaderMissesAChange() throws Exception {
    List<Fault> faults = faults(Integer.getInteger("kills", 200));
    Map<Fault, List<Pause>> pauses = new EnumMap<>(Fault.class);
    try (Cluster cluster = new Cluster(List.of(disk("one"), disk("two")), 2);
        Load load =
            new Load(cluster, Citizens.withoutMailbox(cluster, WRITERS), READERS_OF_ENDPOINT)) {
      load.awaitRecovery();
      Instant end = Instant.now().plus(Duration.ofMinutes(Integer.getInteger("minutes", 120)));
      for (int i = 0; i < faults.size() && Instant.now().isBefore(end); i++) {
        Fault fault = faults.get(i);
        load.changes().takeLongest();
        load.readings().takeLongest();
        fault.strike(cluster, load, i);
        load.awaitRecovery();
        cluster.awaitStandby();
        Pause pause = new Pause(load.changes().takeLongest(), load.readings().takeLongest());
        pauses.computeIfAbsent(fault, key -> new ArrayList<>()).add(pause);
        print(
            "%d/%d %s: no change for %.1f s, no reading for %.1f s",
            i + 1, faults.size(), fault, pause.changes(), pause.readings());
      }

      Load.Result result = load.finish();
      String table = table(pauses);
      Files.writeString(Path.of("target", "faults.md"), table);
      print("%s", table);
      print(
          "%d acknowledged changes, none lost; %d requests without an answer; %d numbers, %d"
              + " failovers, no other gap; %d readers, all complete",
          result.acknowledged(),
          result.unanswered(),
          result.changes(),
          result.leaps(),
          result.readings());
      assertThat(result.leaps()).isEqualTo(pauses.getOrDefault(Fault.FAILOVER, List.of()).size());
      assertThat(result.sentBack()).isZero();
    }
  }

  @AfterEach
  void unmount() throws Exception {
    for (Path disk : mounted) {
      run("umount", disk.toString());
    }
  }

  private List<Fault> faults(int kills) {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      faults.add(i % KILLS_FOR_NODE == 0 ? Fault.NODE_KILLED : DATABASES.get(i % DATABASES.size()));
      if (i % KILLS_FOR_OTHER == 0) {
        faults.add(OTHERS.get(i / KILLS_FOR_OTHER % OTHERS.size()));
      }
    }
    return faults;
  }

  /** A disk that can be filled without harm to others. */
  private Path disk(String name) throws Exception {
    Path disk = Files.createDirectory(folder.resolve(name));
    assertThat(
            run(
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "size=" + DISK + ",mode=700",
                "tmpfs",
                disk.toString()))
        .as("Linux lets root alone mount a disk of limited size")
        .isZero();
    mounted.add(disk);
    return disk;
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static String table(Map<Fault, List<Pause>> pauses) {
    return "| fault | times | no change for, median and longest | no reading for |\n|---|---|---|---|\n"
        + pauses.entrySet().stream()
            .map(
                each ->
                    "| %s | %d | %s | %s |%n"
                        .formatted(
                            each.getKey(),
                            each.getValue().size(),
                            seconds(each.getValue().stream().map(Pause::changes).toList()),
                            seconds(each.getValue().stream().map(Pause::readings).toList())))
            .collect(joining());
  }

  private static String seconds(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%.1f s, %.1f s",
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() - 1));
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
