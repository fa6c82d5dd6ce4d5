package no.kontaktregister.adapters.persistence;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.kontaktregister.domain.monitoring.Measurement;

/** Measures the connection pools that are open, each by the name of its use. */
final class Pools {

  private final Map<String, HikariDataSource> pools = new ConcurrentHashMap<>();

  HikariDataSource watch(String use, HikariDataSource pool) {
    pools.put(use, pool);
    return pool;
  }

  List<Measurement> measurements() {
    List<Measurement> all = new ArrayList<>();
    pools.forEach(
        (use, pool) -> {
          if (!pool.isClosed()) {
            all.addAll(of(use, pool.getMaximumPoolSize(), pool.getHikariPoolMXBean()));
          }
        });
    return all;
  }

  private static List<Measurement> of(String use, int most, HikariPoolMXBean pool) {
    return List.of(
        connections(use, "active", pool.getActiveConnections()),
        connections(use, "idle", pool.getIdleConnections()),
        Measurement.gauge(
            "kontaktregister_database_connections_max",
            "The most connections that a pool opens.",
            Map.of("pool", use),
            most),
        Measurement.gauge(
            "kontaktregister_database_waiting",
            "Calls that wait for a connection.",
            Map.of("pool", use),
            pool.getThreadsAwaitingConnection()));
  }

  private static Measurement connections(String use, String state, int count) {
    return Measurement.gauge(
        "kontaktregister_database_connections",
        "Open connections to the database.",
        Map.of("pool", use, "state", state),
        count);
  }
}
