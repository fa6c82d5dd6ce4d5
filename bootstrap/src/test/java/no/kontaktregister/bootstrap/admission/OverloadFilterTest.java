package no.kontaktregister.bootstrap.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is received of requests that are refused, and when the refusal is sent. */
@Timeout(30)
class OverloadFilterTest {

  private static final int SMALL = 64 * 1024;
  private static final int MOST_RECEIVERS = 32;
  private static final int MOST_PAUSING = 1000;

  private final OverloadFilter filter =
      new OverloadFilter(new Admission(new AdmissionSettings(0, Duration.ZERO, 1)), new Refusal());

  /** A body that is sent slowly, or not at all. */
  private abstract static class Sender extends InputStream {

    @Override
    public abstract int read() throws IOException;

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      buffer[offset] = (byte) read();
      return 1;
    }
  }

  @Test
  void aSmallBodyIsReceivedAndNothingMore() throws Exception {
    AtomicInteger received = new AtomicInteger();

    assertThat(
            refused(
                SMALL,
                new Sender() {
                  @Override
                  public int read() {
                    received.incrementAndGet();
                    return '<';
                  }
                }))
        .isTrue();
    assertThat(received).hasValue(SMALL);
  }

  @Test
  void aLargeBodyAndOneOfUnknownLengthAreNotReceived() throws Exception {
    for (long length : List.of(SMALL + 1L, -1L)) {
      InputStream body = new ByteArrayInputStream(new byte[SMALL + 1]);

      assertThat(refused(length, body)).isTrue();
      assertThat(body.available()).isEqualTo(SMALL + 1);
    }
  }

  @Test
  void aBodyThatTricklesIsNotWaitedForToItsEnd() throws Exception {
    assertThat(
            refused(
                SMALL,
                new Sender() {
                  @Override
                  public int read() throws IOException {
                    try {
                      TimeUnit.MILLISECONDS.sleep(100);
                      return '<';
                    } catch (InterruptedException stopped) {
                      throw new IOException(stopped);
                    }
                  }
                }))
        .isTrue();
  }

  @Test
  void aBodyThatBreaksOffIsRefused() throws Exception {
    assertThat(
            refused(
                2,
                new Sender() {
                  @Override
                  public int read() throws IOException {
                    throw new IOException("broken");
                  }
                }))
        .isTrue();
  }

  @Test
  void onlyALimitedNumberOfSlowSendersIsWaitedFor() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    AtomicInteger senders = new AtomicInteger();
    Sender silent =
        new Sender() {
          @Override
          public int read() throws IOException {
            senders.incrementAndGet();
            try {
              sent.await();
              throw new IOException("the sender gave up");
            } catch (InterruptedException stopped) {
              throw new IOException(stopped);
            }
          }
        };
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<Boolean>> waiting = new ArrayList<>();
      for (int i = 0; i < MOST_RECEIVERS; i++) {
        waiting.add(threads.submit(() -> refused(2, silent)));
      }
      await().until(() -> senders.get() == MOST_RECEIVERS);

      assertThat(refused(2, silent)).isTrue();
      assertThat(senders).hasValue(MOST_RECEIVERS);
      sent.countDown();
      for (Future<Boolean> each : waiting) {
        assertThat(each.get()).isTrue();
      }
      InputStream next = new ByteArrayInputStream(new byte[2]);
      assertThat(refused(2, next)).isTrue();
      assertThat(next.available()).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aRefusalIsSentAfterAPauseOfTheCallerAndNotOfAThread() throws Exception {
    Answer answer = ask(2, new ByteArrayInputStream(new byte[2]), true);

    assertThat(answer.body.size()).isZero();
    await().until(answer.complete::get);
    assertThat(answer.status).hasValue(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    assertThat(answer.body.size()).isPositive();
  }

  @Test
  void onlyALimitedNumberOfRefusalsIsDelayed() throws Exception {
    List<Answer> pausing = new ArrayList<>();
    while (pausing.size() < MOST_PAUSING) {
      pausing.add(ask(0, InputStream.nullInputStream(), true));
    }

    Answer atOnce = ask(0, InputStream.nullInputStream(), true);

    assertThat(atOnce.body.size()).isPositive();
    await().until(() -> pausing.stream().allMatch(answer -> answer.complete.get()));
    assertThat(ask(0, InputStream.nullInputStream(), true).body.size()).isZero();
  }

  /** What a caller gets, and whether the server was told that this is all. */
  private static final class Answer {
    private final AtomicInteger status = new AtomicInteger();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final AtomicBoolean complete = new AtomicBoolean();
  }

  /** Whether a request gets the answer that there are too many, on a server without pauses. */
  private boolean refused(long length, InputStream body) throws Exception {
    return ask(length, body, false).status.get() == HttpServletResponse.SC_SERVICE_UNAVAILABLE;
  }

  private Answer ask(long length, InputStream body, boolean canPause) throws Exception {
    Answer answer = new Answer();
    AsyncContext refusal =
        proxy(
            AsyncContext.class,
            (method, arguments) -> {
              if (method.equals("complete")) {
                answer.complete.set(true);
              }
              return null;
            });
    Map<String, Object> request =
        Map.of(
            "getMethod",
            "POST",
            "getServletPath",
            "/rest",
            "getContentLengthLong",
            length,
            "getInputStream",
            new Body(body),
            "isAsyncSupported",
            canPause,
            "startAsync",
            refusal);
    filter.doFilter(
        proxy(HttpServletRequest.class, (method, arguments) -> request.get(method)),
        proxy(
            HttpServletResponse.class,
            (method, arguments) -> {
              if (method.equals("setStatus")) {
                answer.status.set((int) arguments[0]);
              }
              return method.equals("getOutputStream") ? new Kept(answer.body) : null;
            }),
        (passed, response) -> {
          throw new AssertionError("not refused");
        });
    return answer;
  }

  private static <T> T proxy(Class<T> type, BiFunction<String, Object[], Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answers.apply(method.getName(), arguments)));
  }

  private static final class Body extends ServletInputStream {

    private final InputStream body;

    Body(InputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      return body.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return body.read(buffer, offset, length);
    }

    @Override
    public boolean isFinished() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isReady() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Kept extends ServletOutputStream {

    private final ByteArrayOutputStream bytes;

    Kept(ByteArrayOutputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public void write(int b) {
      bytes.write(b);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
