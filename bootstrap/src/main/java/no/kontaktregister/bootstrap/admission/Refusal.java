package no.kontaktregister.bootstrap.admission;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.kontaktregister.adapters.rest.protocol.OverloadProblem;
import no.kontaktregister.adapters.soap.protocol.OverloadFault;

/**
 * Tells callers that there are too many requests, after a pause in which no thread waits: callers
 * who repeat a refused request immediately would otherwise take the time in which others are
 * answered.
 */
public final class Refusal implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Each keeps its request in memory. */
  private static final int MOST_PAUSING = 1000;

  /** More than one, because a caller who does not read its refusal keeps a thread for a while. */
  private static final int THREADS = 2;

  private final ScheduledExecutorService afterPause =
      Executors.newScheduledThreadPool(THREADS, Refusal::thread);
  private final Semaphore pausing = new Semaphore(MOST_PAUSING);

  /**
   * Sends the refusal: after the pause, unless too many pause or the request cannot be
   * asynchronous.
   */
  void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.isAsyncSupported() && pausing.tryAcquire()) {
      sendAfterPause(request, response);
    } else {
      write(request, response);
    }
  }

  private void sendAfterPause(HttpServletRequest request, HttpServletResponse response) {
    // For the filters that measure requests: they end before the pause.
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    AsyncContext waiting = request.startAsync(request, response);
    afterPause.schedule(
        () -> {
          pausing.release();
          complete(waiting, request, response);
        },
        PAUSE.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private static void complete(
      AsyncContext waiting, HttpServletRequest request, HttpServletResponse response) {
    try {
      write(request, response);
    } catch (IOException gone) {
      // The caller has given up.
    } finally {
      waiting.complete();
    }
  }

  @Override
  public void close() {
    afterPause.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "kontaktregister-refusal");
    thread.setDaemon(true);
    return thread;
  }

  private static void write(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getMethod().equals("POST") && !request.getServletPath().startsWith("/rest")) {
      OverloadFault.write(response);
    } else {
      OverloadProblem.write(response);
    }
  }
}
