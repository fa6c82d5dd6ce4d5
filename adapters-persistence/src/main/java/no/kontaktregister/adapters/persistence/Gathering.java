package no.kontaktregister.adapters.persistence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Work that costs less for several items at once. What arrives while others are worked on waits,
 * and is then taken together. An item that finds nobody at work does not wait.
 *
 * <p>There are no threads for it. The thread that brought the first of the items does the work.
 *
 * @param <T> an item
 */
final class Gathering<T> {

  private final int groupsAtOnce;
  private final int most;
  private final Consumer<List<T>> work;
  private final Queue<Turn<T>> waiting = new ArrayDeque<>();
  private int groups;

  /** An item, and whether its thread is to do the work or another has done it. */
  private record Turn<T>(T item, CompletableFuture<Boolean> leads) {}

  /**
   * @param groupsAtOnce how many groups are worked on at the same time
   * @param most how many items a group has at most
   * @param work is done with each group
   */
  Gathering(int groupsAtOnce, int most, Consumer<List<T>> work) {
    this.groupsAtOnce = groupsAtOnce;
    this.most = most;
    this.work = work;
  }

  /**
   * Returns when the work on the item has ended.
   *
   * @throws RuntimeException what the work threw, if this thread did it
   */
  void add(T item) {
    Turn<T> turn = new Turn<>(item, new CompletableFuture<>());
    synchronized (waiting) {
      if (groups < groupsAtOnce) {
        groups++;
        turn.leads.complete(true);
      } else {
        waiting.add(turn);
      }
    }
    if (turn.leads.join()) {
      lead(turn);
    }
  }

  private void lead(Turn<T> first) {
    List<Turn<T>> group = new ArrayList<>();
    group.add(first);
    try {
      synchronized (waiting) {
        while (group.size() < most && !waiting.isEmpty()) {
          group.add(waiting.remove());
        }
      }
      work.accept(group.stream().map(Turn::item).toList());
    } finally {
      // Whatever happened: a group that never ended would stop all others.
      try {
        group.forEach(turn -> turn.leads.complete(false));
      } finally {
        handOver();
      }
    }
  }

  private void handOver() {
    synchronized (waiting) {
      if (waiting.isEmpty()) {
        groups--;
      } else {
        waiting.remove().leads.complete(true);
      }
    }
  }
}
