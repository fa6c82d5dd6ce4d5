package no.kontaktregister.launcher;

import fish.payara.micro.boot.AdminCommandRunner;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A port that is held for the server until the application can answer.
 *
 * <p>The start takes seconds. Meanwhile another program could take a port that is free, and the
 * server does not report that it cannot listen.
 */
final class HeldPort {

  private static final String LISTENER =
      "configs.config.server-config.network-config.network-listeners.network-listener.";

  private final InetSocketAddress address;
  private final Socket holder;

  private HeldPort(InetSocketAddress address, Socket holder) {
    this.address = address;
    this.holder = holder;
  }

  /**
   * Holds a port without listening: callers are refused until the server listens.
   *
   * @throws IOException when the address is not one of this machine or the port is in use
   */
  static HeldPort of(String host, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    requireFree(address);
    Socket holder = new Socket();
    // Connections of an earlier run that are still being closed do not count.
    holder.setReuseAddress(true);
    holder.bind(address);
    return new HeldPort(address, holder);
  }

  /**
   * Lets the server listen.
   *
   * @param listener the name of the server's listener
   * @throws IOException when another program has taken the port all the same
   */
  void open(AdminCommandRunner server, String listener) throws IOException {
    holder.close();
    requireFree(address);
    server.run("set", LISTENER + listener + ".enabled=true");
  }

  private static void requireFree(InetSocketAddress address) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(address);
    }
  }
}
