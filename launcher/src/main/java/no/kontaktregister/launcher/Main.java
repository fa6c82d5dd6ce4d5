package no.kontaktregister.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;

/**
 * Starts {@code kontaktregister.jar}: Payara Micro with the application inside.
 *
 * <p>Payara Micro alone keeps running if the application cannot be deployed. A service that cannot
 * serve must not look as if it were up. Therefore this class ends the process and prints the
 * reason.
 */
public final class Main {

  private static final String ADDRESS = "kontaktregister.http.address";
  private static final List<String> LOOK_UP_TIMEOUTS =
      List.of(
          "com.sun.security.ocsp.timeout",
          "com.sun.security.crl.timeout",
          "com.sun.security.crl.readtimeout");
  private static final String PORT = "kontaktregister.http.port";
  private static final String HTTPS_PORT = "kontaktregister.https.port";

  private static final String DID_NOT_START = "Kontaktregister did not start. ";
  private static final String LOG_MANAGER = "java.util.logging.manager";
  private static final String LOG_FORMAT = "kontaktregister.log.format";

  private Main() {}

  /**
   * @param args ignored: the configuration is in keys, which docs/operations.md lists
   */
  public static void main(String[] args) {
    logUntilTheEnd();
    // Read by the server's boot commands, which know system properties only.
    String address = settle(ADDRESS, "127.0.0.1");
    String port = settle(PORT, "8080");
    String format = value(LOG_FORMAT).orElse("text");
    if (!LogFormat.isKnown(format)) {
      refuse("The value of the key " + LOG_FORMAT + " cannot be used: set it to text or json.");
    }
    HeldPort http = hold(address, PORT, port);
    Optional<String> httpsPort = value(HTTPS_PORT);
    Optional<HeldPort> https = httpsPort.map(secure -> hold(address, HTTPS_PORT, secure));
    Https.settle(httpsPort);
    // The JDK's own time-outs for OCSP and CRLs are longer than callers wait.
    String timeout = value("kontaktregister.certificates.timeout-seconds").orElse("3");
    for (String key : LOOK_UP_TIMEOUTS) {
      System.setProperty(key, timeout);
    }

    // Payara Micro's own main class sets it. Payara Micro 7 deploys nothing without it, and 6
    // ignores it.
    System.setProperty(
        "jakarta.security.jacc.PolicyFactory.provider",
        "org.glassfish.exousia.modules.def.DefaultPolicyFactory");

    StartLog log = new StartLog();
    // Not earlier: the server replaces the log handlers while it starts.
    PayaraMicroBoot server = create();
    LogFormat logFormat = LogFormat.of(format, Thread.currentThread().getContextClassLoader());
    AtomicReference<AdminCommandRunner> commands = new AtomicReference<>();
    server.setPostBootHandler(
        started -> {
          commands.set(started);
          logFormat.begin();
          log.begin();
        });
    boolean isServing = isServing(server);
    if (isServing) {
      open(http, commands.get(), "http-listener", PORT);
      https.ifPresent(held -> open(held, commands.get(), "https-listener", HTTPS_PORT));
    }
    log.end(isServing);
    if (!isServing) {
      System.err.println(
          logFormat.printed(
              Level.SEVERE, DID_NOT_START + log.reason().orElse("The log above says why.")));
      System.exit(1);
    }
    String host = address.contains(":") ? "[" + address + "]" : address;
    String urls = welcome("http://" + host + ":" + port);
    System.out.println(
        logFormat.printed(
            Level.INFO,
            httpsPort
                .map(secure -> urls + "\n  HTTPS    https://" + host + ":" + secure)
                .orElse(urls)));
  }

  /**
   * Has the log last as long as the process, unless the command line names another log manager.
   * Must come before the first logger.
   */
  public static void logUntilTheEnd() {
    if (System.getProperty(LOG_MANAGER) == null) {
      System.setProperty(LOG_MANAGER, ServersLogManager.class.getName());
    }
  }

  private static PayaraMicroBoot create() {
    try {
      return UnpackedServer.create();
    } catch (IOException failed) {
      throw refuse(
          "The server cannot be unpacked into the temporary folder: set the system property"
              + " java.io.tmpdir to a folder that can be written to and has 300 MB to spare.");
    }
  }

  private static boolean isServing(PayaraMicroBoot server) {
    try {
      return !server.bootStrap().getLocalDescriptor().getDeployedApplications().isEmpty();
    } catch (BootstrapException failed) {
      return false;
    }
  }

  /** Sets a system property to a key's value, by the precedence of MicroProfile Config. */
  private static String settle(String key, String otherwise) {
    String value = value(key).orElse(otherwise);
    System.setProperty(key, value);
    return value;
  }

  static Optional<String> value(String key) {
    String variable = key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    return Optional.ofNullable(System.getProperty(key))
        .or(() -> Optional.ofNullable(System.getenv(variable)));
  }

  private static HeldPort hold(String address, String key, String port) {
    if (!port.matches("[1-9][0-9]{0,4}") || Integer.parseInt(port) > 65535) {
      refuse("The value of the key " + key + " cannot be used: set it to a port, 1 to 65535.");
    }
    try {
      return HeldPort.of(address, Integer.parseInt(port));
    } catch (IOException refused) {
      throw refuse(cannotListen(key));
    }
  }

  private static void open(HeldPort port, AdminCommandRunner server, String listener, String key) {
    try {
      port.open(server, listener);
    } catch (IOException taken) {
      throw refuse(cannotListen(key));
    }
  }

  private static String cannotListen(String key) {
    return "The service cannot listen on the address and port in the keys "
        + ADDRESS
        + " and "
        + key
        + ": set them to an address of this machine and a free port.";
  }

  /** Ends the process. */
  static IllegalStateException refuse(String reason) {
    System.err.println(DID_NOT_START + reason);
    System.exit(1);
    return new IllegalStateException(reason);
  }

  private static String welcome(String url) {
    return """
        Kontaktregister is ready. Ctrl-C stops it.
          REST     %1$s/rest/v1, described at %1$s/openapi
          SOAP     %1$s/ws/postkasseleverandoer/v5?wsdl
                   %1$s/ws/oppslagstjenesten/v5?wsdl
          health   %1$s/health/ready
          metrics  %1$s/metrics"""
        .formatted(url);
  }
}
