package no.kontaktregister.endtoend.faults;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import no.kontaktregister.adapters.persistence.Server;
import no.kontaktregister.endtoend.service.Service;

/** What can go wrong, and how it is mended. */
enum Fault {
  NODE_KILLED("a node is killed and started again") {
    @Override
    void strike(Cluster cluster, Load load, int round) throws Exception {
      int node = round % cluster.nodes().size();
      cluster.killNode(node);
      cluster.startNode(node);
    }
  },

  DATABASE_KILLED("the primary is killed and started again") {
    @Override
    void strike(Cluster cluster, Load load, int round) throws Exception {
      cluster.primary().kill();
      cluster.primary().start();
    }
  },

  FAILOVER("the primary is killed, the standby promoted, a new standby made") {
    @Override
    void strike(Cluster cluster, Load load, int round) throws Exception {
      cluster.failOver();
    }
  },

  STANDBY_KILLED("the standby is killed and started again") {
    @Override
    void strike(Cluster cluster, Load load, int round) throws Exception {
      cluster.standby().kill();
      cluster.standby().start();
    }
  },

  DISK_FULL("the primary's disk is full until it has refused ten changes") {
    @Override
    void strike(Cluster cluster, Load load, int round) throws Exception {
      Path ballast = cluster.primarysDisk().resolve("ballast");
      long before = load.refused();
      // What the database deletes meanwhile is filled too.
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                fill(ballast);
                return load.refused() >= before + REFUSED;
              });
      Files.delete(ballast);
      // It has ended if it needed another file of its log meanwhile.
      if (!cluster.primary().answers()) {
        cluster.primary().kill();
        cluster.primary().start();
      }
    }
  },

  LOG_FULL("the primary's disk is full, so that it cannot write its log, and ends") {
    @Override
    void strike(Cluster cluster, Load load, int round) throws Exception {
      Path ballast = cluster.primarysDisk().resolve("ballast");
      fill(ballast);
      // The database writes into files that it has allocated before, as long as there are any.
      await().atMost(PATIENCE).until(() -> !startsNextFileOfLog(cluster.primary()));
      long before = load.refused();
      await().atMost(PATIENCE).until(() -> load.refused() >= before + REFUSED);
      Files.delete(ballast);
      cluster.primary().kill();
      cluster.primary().start();
    }
  },

  DATABASES_CUT_OFF("the network between nodes and databases is cut for a second") {
    @Override
    void strike(Cluster cluster, Load load, int round) throws Exception {
      cluster.networkToDatabases(TcpProxy.State.CUT);
      TimeUnit.SECONDS.sleep(1);
      cluster.networkToDatabases(TcpProxy.State.WHOLE);
    }
  },

  DATABASES_SILENT("the network between nodes and databases loses everything for 6 s") {
    @Override
    void strike(Cluster cluster, Load load, int round) throws Exception {
      cluster.networkToDatabases(TcpProxy.State.SILENT);
      TimeUnit.SECONDS.sleep(6);
      cluster.networkToDatabases(TcpProxy.State.WHOLE);
    }
  },

  DATABASES_SLOW("the network between nodes and databases is 100 ms late for 5 s") {
    @Override
    void strike(Cluster cluster, Load load, int round) throws Exception {
      cluster.networkToDatabases(TcpProxy.State.SLOW);
      TimeUnit.SECONDS.sleep(5);
      cluster.networkToDatabases(TcpProxy.State.WHOLE);
    }
  },

  REPLICATION_CUT("the network between the databases is cut for a second") {
    @Override
    void strike(Cluster cluster, Load load, int round) throws Exception {
      cluster.networkBetweenDatabases(TcpProxy.State.CUT);
      TimeUnit.SECONDS.sleep(1);
      cluster.networkBetweenDatabases(TcpProxy.State.WHOLE);
    }
  },

  REPLICATION_SILENT("the network between the databases loses everything for 4 s") {
    @Override
    void strike(Cluster cluster, Load load, int round) throws Exception {
      cluster.networkBetweenDatabases(TcpProxy.State.SILENT);
      TimeUnit.SECONDS.sleep(4);
      cluster.networkBetweenDatabases(TcpProxy.State.WHOLE);
    }
  },

  CLOCK_AHEAD("a node's clock jumps an hour ahead") {
    @Override
    void strike(Cluster cluster, Load load, int round) throws Exception {
      Service node = cluster.nodes().get(round % cluster.nodes().size());
      HttpResponse<String> answer =
          node.send(
              HttpRequest.newBuilder(node.uri("/demo/v1/clock"))
                  .header("Content-Type", "application/json")
                  .PUT(BodyPublishers.ofString("{\"advance\":\"PT1H\"}")));
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.body());
      }
    }
  };

  private static final int REFUSED = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String description;

  Fault(String description) {
    this.description = description;
  }

  /** Lets it happen, and mends it. */
  abstract void strike(Cluster cluster, Load load, int round) throws Exception;

  @Override
  public String toString() {
    return description;
  }

  private static boolean startsNextFileOfLog(Server database) {
    try {
      // A file without content would not be left.
      database.execute("select pg_logical_emit_message(false, 'fault', 'full')");
      database.execute("select pg_switch_wal()");
      return true;
    } catch (SQLException ended) {
      return false;
    }
  }

  private static void fill(Path ballast) {
    byte[] megabyte = new byte[1024 * 1024];
    try (OutputStream file = Files.newOutputStream(ballast, CREATE, APPEND)) {
      while (true) {
        file.write(megabyte);
      }
    } catch (IOException full) {
      // As intended.
    }
  }
}
