package no.kontaktregister.endtoend.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import no.kontaktregister.endtoend.service.Service;

/** What can go wrong, and how it is mended. */
enum Fault {
  NODE_KILLED("a node is killed and started again") {
    @Override
    void strike(Cluster cluster, int round) throws Exception {
      int node = round % cluster.nodes().size();
      cluster.killNode(node);
      cluster.startNode(node);
    }
  },

  DATABASE_KILLED("the primary is killed and started again") {
    @Override
    void strike(Cluster cluster, int round) throws Exception {
      cluster.primary().kill();
      cluster.primary().start();
    }
  },

  FAILOVER("the primary is killed, the standby promoted, a new standby made") {
    @Override
    void strike(Cluster cluster, int round) throws Exception {
      cluster.failOver();
    }
  },

  STANDBY_KILLED("the standby is killed and started again") {
    @Override
    void strike(Cluster cluster, int round) throws Exception {
      cluster.standby().kill();
      cluster.standby().start();
    }
  },

  DATABASES_CUT_OFF("the network between nodes and databases is cut for a second") {
    @Override
    void strike(Cluster cluster, int round) throws Exception {
      cluster.networkToDatabases(TcpProxy.State.CUT);
      TimeUnit.SECONDS.sleep(1);
      cluster.networkToDatabases(TcpProxy.State.WHOLE);
    }
  },

  DATABASES_SILENT("the network between nodes and databases loses everything for 6 s") {
    @Override
    void strike(Cluster cluster, int round) throws Exception {
      cluster.networkToDatabases(TcpProxy.State.SILENT);
      TimeUnit.SECONDS.sleep(6);
      cluster.networkToDatabases(TcpProxy.State.WHOLE);
    }
  },

  DATABASES_SLOW("the network between nodes and databases is 100 ms late for 5 s") {
    @Override
    void strike(Cluster cluster, int round) throws Exception {
      cluster.networkToDatabases(TcpProxy.State.SLOW);
      TimeUnit.SECONDS.sleep(5);
      cluster.networkToDatabases(TcpProxy.State.WHOLE);
    }
  },

  REPLICATION_CUT("the network between the databases is cut for a second") {
    @Override
    void strike(Cluster cluster, int round) throws Exception {
      cluster.networkBetweenDatabases(TcpProxy.State.CUT);
      TimeUnit.SECONDS.sleep(1);
      cluster.networkBetweenDatabases(TcpProxy.State.WHOLE);
    }
  },

  REPLICATION_SILENT("the network between the databases loses everything for 4 s") {
    @Override
    void strike(Cluster cluster, int round) throws Exception {
      cluster.networkBetweenDatabases(TcpProxy.State.SILENT);
      TimeUnit.SECONDS.sleep(4);
      cluster.networkBetweenDatabases(TcpProxy.State.WHOLE);
    }
  },

  CLOCK_AHEAD("a node's clock jumps an hour ahead") {
    @Override
    void strike(Cluster cluster, int round) throws Exception {
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
  },

  DISK_FULL("the primary's disk is full for 3 s") {
    @Override
    void strike(Cluster cluster, int round) throws Exception {
      Path ballast = cluster.primarysDisk().resolve("ballast");
      fill(ballast);
      TimeUnit.SECONDS.sleep(3);
      Files.delete(ballast);
      // A database that cannot write its log ends.
      if (!cluster.primary().answers()) {
        cluster.primary().kill();
        cluster.primary().start();
      }
    }
  };

  private final String description;

  Fault(String description) {
    this.description = description;
  }

  /** Lets it happen, and mends it. */
  abstract void strike(Cluster cluster, int round) throws Exception;

  @Override
  public String toString() {
    return description;
  }

  private static void fill(Path ballast) throws IOException {
    byte[] megabyte = new byte[1024 * 1024];
    try (OutputStream file = Files.newOutputStream(ballast)) {
      while (true) {
        file.write(megabyte);
      }
    } catch (IOException full) {
      // As intended.
    }
  }
}
