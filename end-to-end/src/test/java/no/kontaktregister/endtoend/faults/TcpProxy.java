package no.kontaktregister.endtoend.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** A network between a client and a server, which can fail. It listens on loopback only. */
final class TcpProxy implements AutoCloseable {

  /** What the network does. */
  enum State {
    /** It passes everything on at once. */
    WHOLE,
    /** It passes everything on a tenth of a second late. */
    SLOW,
    /** It resets every connection. */
    CUT,
    /** It keeps every connection and loses all that is sent: neither side notices. */
    SILENT
  }

  private static final long DELAY_MILLIS = 100;

  private record Link(Socket client, Socket server) {

    void reset() {
      TcpProxy.reset(client);
      TcpProxy.reset(server);
    }
  }

  private final ServerSocket listening;
  private final IntSupplier target;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "tcp-proxy");
            thread.setDaemon(true);
            return thread;
          });
  private volatile State state = State.WHOLE;

  /**
   * @param target the port of the server for the next connection
   */
  TcpProxy(IntSupplier target) throws IOException {
    this.target = target;
    listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  void become(State state) {
    State before = this.state;
    this.state = state;
    // A connection that has lost something cannot go on.
    if (state == State.CUT || before == State.SILENT) {
      links.forEach(Link::reset);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        threads.execute(() -> connect(client));
      } catch (IOException closed) {
        // The loop ends.
      }
    }
  }

  private void connect(Socket client) {
    try {
      int port = target.getAsInt();
      if (state == State.CUT || port == 0) {
        reset(client);
        return;
      }
      Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Link link = new Link(client, server);
      links.add(link);
      AtomicInteger ended = new AtomicInteger();
      threads.execute(() -> pass(client, server, link, ended));
      pass(server, client, link, ended);
    } catch (IOException refused) {
      reset(client);
    }
  }

  private void pass(Socket from, Socket to, Link link, AtomicInteger ended) {
    byte[] buffer = new byte[16 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (state == State.SLOW) {
          TimeUnit.MILLISECONDS.sleep(DELAY_MILLIS);
        }
        if (state != State.SILENT) {
          out.write(buffer, 0, count);
        }
      }
      to.shutdownOutput();
    } catch (IOException broken) {
      link.reset();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      if (ended.incrementAndGet() == 2) {
        close(from);
        close(to);
        links.remove(link);
      }
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException closed) {
      // Then it is closed already.
    }
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // There is nothing left to close.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    // The threads end with their connections.
    become(State.CUT);
  }
}
