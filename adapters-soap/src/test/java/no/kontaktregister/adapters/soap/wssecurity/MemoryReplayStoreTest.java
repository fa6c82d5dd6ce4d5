package no.kontaktregister.adapters.soap.wssecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryReplayStoreTest {

  private static final Duration LIFE = Duration.ofSeconds(180);

  private final AtomicLong time = new AtomicLong();
  private final MemoryReplayStore store = new MemoryReplayStore(LIFE, 2, time::get);

  @Test
  void aSignatureIsFirstOnlyOnceInItsLife() {
    assertThat(store.isFirst("a")).isTrue();

    time.addAndGet(LIFE.toNanos() - 1);
    assertThat(store.isFirst("a")).isFalse();
    time.addAndGet(1);
    assertThat(store.isFirst("a")).isTrue();
  }

  @Test
  void nothingIsForgottenToMakeRoom() {
    store.isFirst("a");
    store.isFirst("b");

    assertThatThrownBy(() -> store.isFirst("c"))
        .isInstanceOf(ReplayStore.Unavailable.class)
        .hasMessage("more than 2 signatures in the life of one");
    time.addAndGet(LIFE.toNanos());
    assertThat(store.isFirst("c")).isTrue();
  }

  @Test
  void itTellsHowManySignaturesItHasAndHowManyItTakes() {
    store.isFirst("a");

    assertThat(store.measurements())
        .extracting(measured -> measured.name() + " " + measured.value())
        .containsExactly(
            "kontaktregister_cache_entries 1.0", "kontaktregister_replay_capacity 2.0");
  }

  @Test
  void ofManyCallersAtOnceOneIsFirst() throws Exception {
    ReplayStore large = new MemoryReplayStore(LIFE);
    ExecutorService callers = Executors.newFixedThreadPool(8);
    CountDownLatch start = new CountDownLatch(1);
    var answers =
        IntStream.range(0, 8)
            .mapToObj(
                caller ->
                    callers.submit(
                        () -> {
                          start.await();
                          return IntStream.range(0, 1000)
                              .filter(signature -> large.isFirst("signature " + signature))
                              .count();
                        }))
            .toList();
    start.countDown();
    long firsts = 0;
    for (Future<Long> answer : answers) {
      firsts += answer.get();
    }
    callers.shutdown();

    assertThat(firsts).isEqualTo(1000);
  }
}
