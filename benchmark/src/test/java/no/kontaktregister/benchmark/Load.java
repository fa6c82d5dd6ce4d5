package no.kontaktregister.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The load generator: a few callers, each of which sends its next request when it has the answer.
 *
 * <p>It shares the machine with what it measures, and has to cost little. Therefore it writes bytes
 * that were made beforehand to blocking sockets, and looks at nothing but an answer's status and
 * length.
 */
final class Load implements AutoCloseable {

  /** What the server did with some requests. */
  record Measured(
      int answered,
      double seconds,
      double processorSeconds,
      double compilerSeconds,
      long bytes,
      long[] nanos) {

    double perSecond() {
      return answered / seconds;
    }

    /** Milliseconds of the server's processor time, with its collector but not its compilers. */
    double processorMillis() {
      return 1000 * (processorSeconds - compilerSeconds) / answered;
    }

    /** The part of the server's processor time that its compilers used. */
    double compilersShare() {
      return compilerSeconds / processorSeconds;
    }

    double kilobytesAllocated() {
      return bytes / 1024.0 / answered;
    }

    /** Milliseconds that this share of the requests took at most. */
    double millis(double share) {
      return nanos[(int) (share * (nanos.length - 1))] / 1e6;
    }
  }

  private final ServerProcess server;
  private final List<Connection> connections = new ArrayList<>();
  private final ExecutorService callers;

  Load(ServerProcess server, int callers) {
    this.server = server;
    this.callers = Executors.newFixedThreadPool(callers);
    for (int i = 0; i < callers; i++) {
      connections.add(new Connection(server.port()));
    }
  }

  /** Sends requests until the time is over, or there are no more. */
  Measured send(Requests requests, Duration time, int most) throws Exception {
    AtomicInteger left = new AtomicInteger(most);
    long allocated = server.allocated();
    Duration processorTime = server.processorTime();
    Duration compilerTime = server.compilerTime();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    List<Callable<long[]>> work = new ArrayList<>();
    for (Connection connection : connections) {
      work.add(() -> call(connection, requests, end, left));
    }
    List<long[]> latencies = new ArrayList<>();
    for (Future<long[]> caller : callers.invokeAll(work)) {
      latencies.add(caller.get());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double processorSeconds = server.processorTime().minus(processorTime).toNanos() / 1e9;
    double compilerSeconds = server.compilerTime().minus(compilerTime).toNanos() / 1e9;
    long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Measured(
        all.length,
        seconds,
        processorSeconds,
        compilerSeconds,
        server.allocated() - allocated,
        all);
  }

  Measured send(Requests requests, Duration time) throws Exception {
    return send(requests, time, Integer.MAX_VALUE);
  }

  /** Sends one request, and gives the body of the answer. */
  byte[] ask(Requests requests) throws IOException {
    return connections.get(0).ask(requests, requests.next(), true);
  }

  private static long[] call(Connection connection, Requests requests, long end, AtomicInteger left)
      throws IOException {
    long[] nanos = new long[1024];
    int count = 0;
    long now = System.nanoTime();
    while (now < end && left.getAndDecrement() > 0) {
      byte[] request = requests.next();
      if (request == null) {
        break;
      }
      connection.ask(requests, request, false);
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      long answered = System.nanoTime();
      nanos[count++] = answered - now;
      now = answered;
    }
    return Arrays.copyOf(nanos, count);
  }

  @Override
  public void close() throws IOException {
    callers.shutdownNow();
    for (Connection connection : connections) {
      connection.close();
    }
  }

  /** A connection that is kept alive, and opened again where the server has closed it. */
  private static final class Connection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;

    /** Less than the time after which the server closes a connection that nobody uses. */
    private static final long IDLE_NANOS = Duration.ofSeconds(5).toNanos();

    private final int port;
    private final byte[] buffer = new byte[64 * 1024];
    private Socket socket;
    private InputStream in;
    private long lastUsed;

    Connection(int port) {
      this.port = port;
    }

    byte[] ask(Requests requests, byte[] request, boolean keep) throws IOException {
      if (System.nanoTime() - lastUsed > IDLE_NANOS) {
        close();
      }
      if (socket == null) {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), buffer.length);
      }
      socket.getOutputStream().write(request);
      ByteArrayOutputStream body = keep ? new ByteArrayOutputStream() : null;
      String status = line();
      long length = -1;
      boolean chunked = false;
      boolean close = false;
      for (String header = line(); !header.isEmpty(); header = line()) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:")) {
          length = Long.parseLong(lower.substring(15).strip());
        } else if (lower.startsWith("transfer-encoding:")) {
          chunked = lower.endsWith("chunked");
        } else if (lower.startsWith("connection:")) {
          close = lower.endsWith("close");
        }
      }
      if (chunked) {
        for (long size = chunk(); size > 0; size = chunk()) {
          read(size, body);
          line();
        }
        line();
      } else {
        read(length, body);
      }
      lastUsed = System.nanoTime();
      if (close) {
        close();
      }
      if (!requests.isExpected(Integer.parseInt(status.split(" ")[1]))) {
        throw new IOException("the service answered " + status);
      }
      return keep ? body.toByteArray() : null;
    }

    private long chunk() throws IOException {
      return Long.parseLong(line().split(";")[0].strip(), 16);
    }

    private void read(long length, ByteArrayOutputStream body) throws IOException {
      for (long left = length; left > 0; ) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new EOFException("the server closed the connection");
        }
        if (body != null) {
          body.write(buffer, 0, count);
        }
        left -= count;
      }
    }

    private String line() throws IOException {
      int length = 0;
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new EOFException("the server closed the connection");
        }
        buffer[length++] = (byte) next;
      }
      return new String(buffer, 0, length - 1, ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
      if (socket != null) {
        socket.close();
        socket = null;
      }
    }
  }
}
