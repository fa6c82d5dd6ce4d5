package no.kontaktregister.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The production archive on Payara Micro, in a process of its own, with the options of Java that
 * {@code java -jar} has by default. The archive with the {@link ConstantResource} is beside it.
 */
final class ServerProcess implements AutoCloseable {

  private static final Path PRODUCTION =
      Path.of("..", "bootstrap", "target", "kontaktregister.jar");
  private static final Path TARGET = Path.of("target");
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final int port;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts the service, and waits until it is ready.
   *
   * @param provider the jar of a security provider that comes before those of the JDK
   * @param options further options of Java
   */
  static ServerProcess start(
      Cores cores, Map<String, String> configuration, Optional<Path> provider, List<String> options)
      throws Exception {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    configuration.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-Dkontaktregister.http.port=" + port);
    if (provider.isPresent()) {
      command.addAll(
          List.of(
              "--module-path=" + provider.get(),
              "--add-modules=ALL-MODULE-PATH",
              "-Djava.security.properties=" + preferring(provider.get())));
    }
    command.addAll(List.of("-jar", archive().toString()));
    Path log = TARGET.resolve("server-on-" + cores.count() + ".log");
    Process process =
        new ProcessBuilder(cores.pin(command))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    // A benchmark that is interrupted leaves no server behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    ServerProcess server = new ServerProcess(process, port);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!server.isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        server.close();
        throw new IllegalStateException("The service is not ready: see " + log.toAbsolutePath());
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return server;
  }

  int port() {
    return port;
  }

  /** The processor time that the process has used, in all its threads. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** The processor time that its compilers have used, which is little once all is compiled. */
  Duration compilerTime() throws IOException {
    long nanos = 0;
    try (DirectoryStream<Path> threads =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(process.pid()), "task"))) {
      for (Path thread : threads) {
        try {
          if (Files.readString(thread.resolve("comm")).matches("C[12] Compiler[^\n]*\n")) {
            nanos += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
          }
        } catch (NoSuchFileException ended) {
          // The server ends compilers that have nothing to do.
        }
      }
    }
    return Duration.ofNanos(nanos);
  }

  /** The bytes that the process has allocated. */
  long allocated() throws Exception {
    return Long.parseLong(get("/constant/allocated").strip());
  }

  /** Lets the process record what it does until {@link #stopRecording}. */
  void startRecording() throws Exception {
    diagnose("JFR.start", "name=benchmark", "settings=profile");
  }

  /** Ends the recording. */
  Path stopRecording(String name) throws Exception {
    Path file = TARGET.resolve(name + ".jfr").toAbsolutePath();
    diagnose("JFR.stop", "name=benchmark", "filename=" + file);
    return file;
  }

  @Override
  public void close() {
    process.destroy();
    process
        .onExit()
        .orTimeout(30, TimeUnit.SECONDS)
        .exceptionally(timeout -> process.destroyForcibly())
        .join();
  }

  private boolean isReady() throws Exception {
    try {
      return get("/health/ready").contains("UP") && allocated() > 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String get(String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + port + path);
    var answer = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " is answered with " + answer.statusCode());
    }
    return answer.body();
  }

  private void diagnose(String... command) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid())));
    line.addAll(List.of(command));
    Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
    String answer = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IllegalStateException("The server cannot be recorded: " + answer);
    }
  }

  /** A file that puts a provider before those of the JDK. */
  private static Path preferring(Path provider) throws IOException {
    List<String> names = new ArrayList<>();
    try (FileSystem jar = FileSystems.newFileSystem(provider)) {
      names.addAll(
          Files.readAllLines(jar.getPath("META-INF", "services", "java.security.Provider")));
    }
    Stream.of(Security.getProviders()).map(Provider::getName).forEach(names::add);
    List<String> lines =
        IntStream.range(0, names.size())
            .mapToObj(i -> "security.provider." + (i + 1) + "=" + names.get(i))
            .toList();
    return Files.write(TARGET.resolve("provider.security"), lines);
  }

  /** A copy of the production jar, with the constant resource in a second war. */
  private static Path archive() throws IOException {
    Path copy = TARGET.resolve("kontaktregister-and-constant.jar");
    Files.copy(PRODUCTION, copy, StandardCopyOption.REPLACE_EXISTING);
    try (FileSystem jar = FileSystems.newFileSystem(copy);
        ZipOutputStream war =
            new ZipOutputStream(
                Files.newOutputStream(jar.getPath("MICRO-INF", "deploy", "constant.war")))) {
      // By its folders the server knows what it is.
      war.putNextEntry(new ZipEntry("WEB-INF/"));
      war.putNextEntry(new ZipEntry("WEB-INF/classes/"));
      for (Class<?> part : List.of(ConstantResource.class, ConstantResource.Constants.class)) {
        String name = part.getName().replace('.', '/') + ".class";
        war.putNextEntry(new ZipEntry("WEB-INF/classes/" + name));
        try (var content = part.getClassLoader().getResourceAsStream(name)) {
          content.transferTo(war);
        }
      }
    }
    return copy;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
