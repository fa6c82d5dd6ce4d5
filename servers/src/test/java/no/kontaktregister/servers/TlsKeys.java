package no.kontaktregister.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.endtoend.service.DemoKeys;

/** A key for HTTPS and its certificate by the demo's authority, made as servers/README.md says. */
final class TlsKeys {

  static final String ALIAS = "tls";
  static final String PASSWORD = DemoAuthority.PASSWORD;

  private TlsKeys() {}

  /** The certificate of the authority, in PEM. */
  static Path authority() {
    return DemoKeys.folder().resolve("ca.pem");
  }

  /** The key store. It is made if it is missing. */
  static Path file(Path javaHome) throws IOException, InterruptedException {
    Path store = DemoKeys.folder().resolve("tls.p12");
    if (Files.notExists(store)) {
      Path request = DemoKeys.folder().resolve("tls.csr");
      Path certificate = DemoKeys.folder().resolve("tls.pem");
      keytool(
          javaHome,
          store,
          "-genkeypair -alias tls -keyalg RSA -keysize 2048 -validity 365 -dname CN=localhost"
              + " -storetype PKCS12");
      keytool(javaHome, store, "-certreq -alias tls -file " + request);
      keytool(
          javaHome,
          DemoKeys.folder().resolve("ca.p12"),
          "-gencert -alias key -validity 365 -rfc -ext san=dns:localhost,ip:127.0.0.1"
              + " -ext eku=serverAuth -infile "
              + request
              + " -outfile "
              + certificate);
      Files.writeString(certificate, Files.readString(authority()) + Files.readString(certificate));
      keytool(javaHome, store, "-importcert -noprompt -alias tls -file " + certificate);
    }
    return store;
  }

  private static void keytool(Path javaHome, Path store, String arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(javaHome.resolve("bin/keytool").toString());
    line.addAll(List.of(arguments.split(" ")));
    line.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    new Command(javaHome, Map.of()).run(line.toArray(String[]::new));
  }
}
