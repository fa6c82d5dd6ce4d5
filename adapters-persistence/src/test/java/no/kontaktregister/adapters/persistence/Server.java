package no.kontaktregister.adapters.persistence;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A PostgreSQL of its own that can be killed, and can have standbys. It has written a commit before
 * it acknowledges it, as PostgreSQL does by default; the embedded package turns this off. It does
 * not wait for the disk, because only a loss of power would show the difference.
 */
public final class Server implements AutoCloseable {

  /** Logs a stack trace about each server that it is to stop and that was killed. */
  private static final Logger EMBEDDED = Logger.getLogger(EmbeddedPostgres.class.getName());

  static {
    EMBEDDED.setLevel(Level.OFF);
  }

  /** The data of a server that has never been used. Made once, because this takes seconds. */
  private static Path unused;

  private final Path data;
  private EmbeddedPostgres postgres;
  private int port;

  private Server(Path data) {
    this.data = data;
  }

  /**
   * Starts an empty database.
   *
   * @param data a folder that does not exist, or the one of a server that has ended
   */
  public static Server start(Path data) throws IOException {
    if (!Files.exists(data)) {
      copy(unused(), data, file -> true);
    }
    Server server = new Server(data);
    server.start();
    return server;
  }

  private static synchronized Path unused() throws IOException {
    if (unused == null) {
      Path folder = Files.createTempDirectory("kontaktregister-postgresql");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
      EmbeddedPostgres.builder()
          .setDataDirectory(folder)
          .setCleanDataDirectory(false)
          .start()
          .close();
      unused = folder;
    }
    return unused;
  }

  /**
   * Starts a standby of this server: copies it while it runs, as pg_basebackup does, and follows
   * it.
   *
   * @param data a folder that does not exist
   * @param port where the standby finds this server, which a proxy may be
   */
  public Server standby(Path data, int port) throws IOException, SQLException {
    String label;
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('standby', true)");
      copy(this.data, data, Server::isCopied);
      try (ResultSet row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        row.next();
        label = row.getString(1);
      }
    }
    Files.writeString(data.resolve("backup_label"), label);
    Files.createFile(data.resolve("standby.signal"));
    Files.writeString(
        data.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres application_name=standby'\n"
                .formatted(port)
            + "wal_retrieve_retry_interval = '200ms'\nwal_receiver_timeout = '2s'\n"
            + "synchronous_standby_names = '%s'\n"
                .formatted(query("show synchronous_standby_names")));
    return start(data);
  }

  /** The same, without a proxy. */
  public Server standby(Path data) throws IOException, SQLException {
    return standby(data, port);
  }

  /**
   * From now on, a change is acknowledged only when a standby has it on its disk. This holds for
   * standbys that are made later, too, if they are promoted.
   */
  public void waitForStandby() throws SQLException {
    execute("alter system set synchronous_standby_names = 'standby'");
    execute("select pg_reload_conf()");
  }

  /** Makes the standby a primary. */
  public void promote() throws SQLException {
    execute("select pg_promote()");
  }

  /** Kills all processes of the server. What it has written is kept, what it has not is lost. */
  public void kill() throws IOException {
    Path file = data.resolve("postmaster.pid");
    // A server that has ended by itself has deleted it.
    if (Files.exists(file)) {
      ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).trim()))
          .ifPresent(Server::kill);
    }
    postgres.close();
  }

  private static void kill(ProcessHandle postmaster) {
    List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
    all.add(0, postmaster);
    all.forEach(ProcessHandle::destroyForcibly);
    // To wait for their exit would take a third of a second, because Java is not their parent.
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** Starts the server again after it was killed, at the same port. */
  public void start() throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("wal_sender_timeout", "2s");
    postgres = (port == 0 ? builder : builder.setPort(port)).start();
    port = postgres.getPort();
  }

  public int port() {
    return port;
  }

  public String url() {
    return url("primary", port);
  }

  /**
   * The JDBC URL of several servers, or of proxies before them.
   *
   * @param type the driver's targetServerType
   */
  public static String url(String type, int... ports) {
    List<String> hosts = new ArrayList<>();
    for (int each : ports) {
      hosts.add("127.0.0.1:" + each);
    }
    return "jdbc:postgresql://"
        + String.join(",", hosts)
        + "/postgres?user=postgres&targetServerType="
        + type;
  }

  /** Connects to this server, whatever it is. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url("any", port));
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row. */
  public String query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Whether the server takes connections. */
  public boolean answers() {
    try (Connection connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException silent) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }

  /** A file that the running server deletes meanwhile is not needed, nor is its log. */
  private static void copy(Path from, Path to, Predicate<Path> isCopied) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path relative = from.relativize(file);
        Path copy = to.resolve(relative);
        if (Files.isDirectory(file)) {
          Files.createDirectories(
              copy,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else if (isCopied.test(relative)) {
          try {
            Files.write(copy, Files.readAllBytes(file), StandardOpenOption.CREATE_NEW);
          } catch (NoSuchFileException deleted) {
            // The log will say so to the standby too.
          }
        }
      }
    }
  }

  private static boolean isCopied(Path file) {
    return !file.startsWith("pg_wal")
        && !file.startsWith("postmaster.pid")
        && !file.startsWith("postmaster.opts")
        && !file.startsWith("epg-lock");
  }
}
