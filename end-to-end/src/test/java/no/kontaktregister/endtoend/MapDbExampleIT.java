package no.kontaktregister.endtoend;

import java.nio.file.Path;
import java.util.Map;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.endtoend.service.AdapterJar;
import no.kontaktregister.endtoend.service.DemoKeys;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo with the registry of {@code examples/mapdb-registry}. */
class MapDbExampleIT {

  @Test
  void itServesTheDemoTable(@TempDir Path folder) throws Exception {
    Path javaHome = Path.of(System.getProperty("java.home"));
    Path example = Path.of("..", "examples", "mapdb-registry", "target").toAbsolutePath();
    Path demo =
        AdapterJar.add(
            PayaraMicro.DEMO,
            folder,
            example.resolve("mapdb-registry-1.0.jar"),
            example.resolve("lib"));
    Map<String, String> configuration =
        Map.of(
            "kontaktregister.register.adapter",
            "mapdb",
            "kontaktregister.mapdb.file",
            folder.resolve("registry.mapdb").toString(),
            "kontaktregister.demo.keys",
            DemoKeys.folder().toString());
    try (Service service = Service.start(new PayaraMicro(demo), javaHome, configuration)) {
      AcceptanceTable.assertHolds(AcceptanceTable.rows(), service);
    }
  }
}
