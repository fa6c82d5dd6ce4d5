package no.kontaktregister.endtoend.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import no.kontaktregister.adapters.persistence.Server;
import no.kontaktregister.endtoend.server.ApplicationServer.DeploymentRefused;
import no.kontaktregister.endtoend.service.Service;
import no.kontaktregister.endtoend.service.TokenIssuer;

/**
 * Nodes of the service, a primary database and a standby for which it waits, and the network
 * between them.
 */
final class Cluster implements AutoCloseable {

  private static final String ACKNOWLEDGED_BY_STANDBY =
      "select count(*) from pg_stat_replication where sync_state = 'sync'";

  private final List<Path> disks;
  private final Server[] databases = new Server[2];
  private final TcpProxy replication;
  private final List<TcpProxy> networks = new ArrayList<>();
  private final TokenIssuer issuer = new TokenIssuer();
  private final List<Service> nodes = new CopyOnWriteArrayList<>();
  private int primary;
  private int folders;

  /**
   * @param disks an empty folder for each of the two databases
   */
  Cluster(List<Path> disks, int nodes) throws Exception {
    this.disks = disks;
    databases[0] = Server.start(folder(0));
    databases[0].waitForStandby();
    replication = new TcpProxy(() -> primary().port());
    for (int i = 0; i < databases.length; i++) {
      int database = i;
      networks.add(
          new TcpProxy(() -> databases[database] == null ? 0 : databases[database].port()));
    }
    startStandby();
    for (int i = 0; i < nodes; i++) {
      this.nodes.add(startNode());
    }
  }

  Server primary() {
    return databases[primary];
  }

  Server standby() {
    return databases[1 - primary];
  }

  Path primarysDisk() {
    return disks.get(primary);
  }

  List<Service> nodes() {
    return nodes;
  }

  /** The network between the nodes and both databases. */
  void networkToDatabases(TcpProxy.State state) {
    networks.forEach(network -> network.become(state));
  }

  /** The network between the databases. */
  void networkBetweenDatabases(TcpProxy.State state) {
    replication.become(state);
  }

  void killNode(int node) {
    ProcessHandle process = ProcessHandle.of(nodes.get(node).pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Starts a node, and again if no database has answered it in time, as Kubernetes does. */
  void startNode(int node) {
    await()
        .atMost(Duration.ofMinutes(5))
        .ignoreExceptionsInstanceOf(DeploymentRefused.class)
        .until(
            () -> {
              nodes.set(node, startNode());
              return true;
            });
  }

  /** Kills the primary, promotes the standby, and makes a new standby. */
  void failOver() throws Exception {
    primary().kill();
    standby().promote();
    primary = 1 - primary;
    databases[1 - primary] = null;
    startStandby();
  }

  void awaitStandby() {
    await()
        .atMost(Duration.ofMinutes(5))
        .ignoreExceptions()
        .until(() -> primary().query(ACKNOWLEDGED_BY_STANDBY).equals("1"));
  }

  @Override
  public void close() throws IOException {
    for (Service node : nodes) {
      node.close();
    }
    for (TcpProxy network : networks) {
      network.close();
    }
    replication.close();
    for (Server database : List.of(standby(), primary())) {
      database.close();
    }
  }

  private void startStandby() throws Exception {
    databases[1 - primary] = primary().standby(folder(1 - primary), replication.port());
    awaitStandby();
  }

  private Path folder(int database) throws IOException {
    Path disk = disks.get(database);
    delete(disk);
    return Files.createDirectories(disk).resolve("data-" + folders++);
  }

  private static void delete(Path disk) throws IOException {
    if (Files.exists(disk)) {
      try (var content = Files.walk(disk)) {
        for (Path each : content.sorted(Comparator.reverseOrder()).toList()) {
          if (!each.equals(disk)) {
            Files.delete(each);
          }
        }
      }
    }
  }

  private Service startNode() throws Exception {
    int[] ports = networks.stream().mapToInt(TcpProxy::port).toArray();
    return Service.start(
        Map.of(
            "kontaktregister.database.url", Server.url("primary", ports),
            "kontaktregister.database.read-url", Server.url("preferSecondary", ports)),
        issuer);
  }
}
