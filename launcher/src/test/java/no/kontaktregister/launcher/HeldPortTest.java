package no.kontaktregister.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fish.payara.micro.boot.AdminCommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A port is the service's from the first check until its server listens. */
class HeldPortTest {

  private static final String HOST = "127.0.0.1";

  private final List<String> commands = new ArrayList<>();
  private final AdminCommandRunner server =
      (command, arguments) -> {
        commands.add(command + " " + String.join(" ", arguments));
        return null;
      };

  @Test
  void aPortThatIsInUseCannotBeHeld() throws IOException {
    try (ServerSocket taken = listener(0)) {
      assertThatThrownBy(() -> HeldPort.of(HOST, taken.getLocalPort()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void callersAreRefusedUntilTheServerListens() throws IOException {
    int port = free();
    HeldPort.of(HOST, port);

    assertThatThrownBy(() -> new Socket(HOST, port).close()).isInstanceOf(IOException.class);
  }

  @Test
  void whoDoesNotShareItCannotTakeIt() throws IOException {
    int port = free();
    HeldPort.of(HOST, port);

    assertThatThrownBy(() -> takeAlone(port)).isInstanceOf(IOException.class);
  }

  @Test
  void theServerCanListenWhenItIsOpened() throws IOException {
    int port = free();
    AdminCommandRunner listening =
        (command, arguments) -> {
          try {
            takeAlone(port);
            return server.run(command, arguments);
          } catch (IOException taken) {
            throw new UncheckedIOException(taken);
          }
        };

    HeldPort.of(HOST, port).open(listening, "http-listener");

    assertThat(commands)
        .singleElement()
        .asString()
        .startsWith("set ")
        .endsWith(".network-listener.http-listener.enabled=true");
  }

  @Test
  void aPortThatAnotherProgramHasTakenIsNotOpened() throws IOException {
    int port = free();
    HeldPort held = HeldPort.of(HOST, port);

    try (ServerSocket taken = listener(port)) {
      assertThat(taken.isBound()).isTrue();
      assertThatThrownBy(() -> held.open(server, "http-listener")).isInstanceOf(IOException.class);
    }
    assertThat(commands).isEmpty();
  }

  private static void takeAlone(int port) throws IOException {
    try (Socket other = new Socket()) {
      other.setReuseAddress(false);
      other.bind(new InetSocketAddress(HOST, port));
    }
  }

  private static int free() throws IOException {
    try (ServerSocket probe = listener(0)) {
      return probe.getLocalPort();
    }
  }

  private static ServerSocket listener(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName(HOST));
  }
}
