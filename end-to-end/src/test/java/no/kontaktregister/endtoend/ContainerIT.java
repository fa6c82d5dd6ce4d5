package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kontaktregister.endtoend.server.ApplicationServer;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what the files for containers say, without a container: runs the image's command in the
 * manifest's environment, with the mounted folders as the only ones to write to, and with no more
 * memory than the manifest allows.
 */
class ContainerIT {

  private static final Path FILES = ApplicationServer.files("payara-micro");
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  @Test
  void theContainersCommandServesWhatTheManifestAsksFor(@TempDir Path tmp) throws Exception {
    JsonNode pod = manifest("Deployment").at("/spec/template/spec");
    JsonNode container = pod.at("/containers/0");
    Path work = Files.createDirectory(tmp.resolve("work"));
    Path home = Files.createDirectory(tmp.resolve("home"));

    try (Service service =
        Service.start(
            new PayaraMicro(command(limit(container), tmp, home), work),
            Path.of(System.getProperty("java.home")),
            keys(container))) {
      for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        JsonNode question = container.path(probe).path("httpGet");
        assertThat(question.path("port").asText())
            .isEqualTo(container.at("/ports/0/name").asText());
        assertThat(service.get(question.path("path").asText()).statusCode())
            .as(probe)
            .isEqualTo(200);
      }
      assertThat(list(home)).isEmpty();
      assertThat(list(work)).isEmpty();
      assertThat(openForWriting(service.pid()))
          .allSatisfy(file -> assertThat(file).startsWith(tmp));
    }
  }

  @Test
  void theRootIsReadOnlyAndTheFoldersAreMounted() throws Exception {
    JsonNode pod = manifest("Deployment").at("/spec/template/spec");
    JsonNode container = pod.at("/containers/0");

    assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(
            pod.at("/securityContext/runAsUser").asText()
                + ":"
                + pod.at("/securityContext/runAsGroup").asText())
        .isEqualTo(instruction("USER"));
    List<String> mounted = new ArrayList<>();
    container.path("volumeMounts").forEach(mount -> mounted.add(mount.path("mountPath").asText()));
    assertThat(mounted).contains(instruction("WORKDIR"));
    for (JsonNode variable : container.path("env")) {
      String value = variable.path("value").asText();
      if (value.startsWith("/")) {
        assertThat(mounted).contains(Path.of(value).getParent().toString());
      }
    }
    assertThat(container.at("/ports/0/containerPort").asText()).isEqualTo(instruction("EXPOSE"));
    assertThat(manifest("Service").at("/spec/ports/0/targetPort").asText())
        .isEqualTo(container.at("/ports/0/name").asText());
    assertThat(manifest("Service").at("/spec/selector"))
        .isEqualTo(manifest("Deployment").at("/spec/template/metadata/labels"));
  }

  /** The manifest's keys, except those that name files or machines. */
  private static Map<String, String> keys(JsonNode container) {
    Map<String, String> keys = new HashMap<>();
    for (JsonNode variable : container.path("env")) {
      String name = variable.path("name").asText();
      if (!name.matches(".*_(TRUST|SERTIFIKAT|KEYSTORE|ISSUER|AUDIENCE|JWKS_URL|DATABASE_\\w+)")) {
        keys.put(key(name), variable.path("value").asText());
      }
    }
    assertThat(keys).hasSizeGreaterThanOrEqualTo(3);
    keys.put("kontaktregister.audit.key", KEY);
    keys.put("kontaktregister.database.url", "jdbc:h2:mem:container");
    return keys;
  }

  private static String key(String variable) {
    return variable.toLowerCase().replace('_', '.').replace("public.url", "public-url");
  }

  /** The image's command, with the paths of this build. */
  private static List<String> command(long memory, Path tmp, Path home) throws Exception {
    List<String> command = new ArrayList<>();
    new ObjectMapper()
        .readTree(instruction("ENTRYPOINT"))
        .forEach(word -> command.add(word.asText()));
    assertThat(command.get(0)).isEqualTo("java");
    String jar = instruction("COPY").replaceAll("^.* (\\S+)$", "$1");
    assertThat(command).contains(jar);
    command.replaceAll(word -> word.equals(jar) ? PayaraMicro.PRODUCTION.toString() : word);
    command.addAll(
        1, List.of("-XX:MaxRAM=" + memory, "-Djava.io.tmpdir=" + tmp, "-Duser.home=" + home));
    return command;
  }

  private static long limit(JsonNode container) {
    String limit = container.at("/resources/limits/memory").asText();
    assertThat(limit).endsWith("Mi");
    return Long.parseLong(limit.replace("Mi", "")) << 20;
  }

  private static JsonNode manifest(String kind) throws IOException {
    try (MappingIterator<JsonNode> documents =
        new YAMLMapper()
            .readerFor(JsonNode.class)
            .readValues(FILES.resolve("kubernetes.yaml").toFile())) {
      return documents.readAll().stream()
          .filter(document -> document.path("kind").asText().equals(kind))
          .findFirst()
          .orElseThrow();
    }
  }

  /** The last one: production is the last of the images. */
  private static String instruction(String name) throws IOException {
    return Pattern.compile("(?m)^" + name + " (.*)$")
        .matcher(Files.readString(FILES.resolve("Containerfile")))
        .results()
        .reduce((former, latter) -> latter)
        .orElseThrow(() -> new AssertionError("There is no " + name + "."))
        .group(1);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.toList();
    }
  }

  /** Files that the process has open for writing, except its console. */
  private static List<Path> openForWriting(long pid) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path descriptor : list(Path.of("/proc", Long.toString(pid), "fd"))) {
      String number = descriptor.getFileName().toString();
      Path info = Path.of("/proc", Long.toString(pid), "fdinfo", number);
      if (Integer.parseInt(number) > 2 && Files.exists(info)) {
        Path target = Files.readSymbolicLink(descriptor);
        int flags =
            Integer.parseInt(
                Files.readString(info).replaceAll("(?s).*flags:\\s*(\\d+).*", "$1"), 8);
        if (target.startsWith("/") && !target.startsWith("/dev") && (flags & 3) != 0) {
          files.add(target);
        }
      }
    }
    return files;
  }
}
