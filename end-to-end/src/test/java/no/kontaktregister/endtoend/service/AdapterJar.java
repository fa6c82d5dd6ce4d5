package no.kontaktregister.endtoend.service;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A jar as somebody else would publish it: classes of packages here, and files that name them. */
public final class AdapterJar {

  private static final Path CLASSES = Path.of("target", "test-classes");

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  /** Adds the classes of a package, whose name is written with slashes. */
  public AdapterJar with(String classesIn) throws IOException {
    try (var classes = Files.list(CLASSES.resolve(classesIn))) {
      for (Path file : classes.toList()) {
        files.put(classesIn + "/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    return this;
  }

  /** Names a provider of a service. */
  public AdapterJar with(Class<?> service, Class<?> provider) {
    return with("META-INF/services/" + service.getName(), provider.getName());
  }

  /** Adds a text file. */
  public AdapterJar with(String name, String content) {
    files.put(name, content.getBytes());
    return this;
  }

  /** Writes the jar. */
  public Path in(Path folder, String name) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream content = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(content)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        entries.putNextEntry(new JarEntry(file.getKey()));
        entries.write(file.getValue());
      }
    }
    return jar;
  }

  /** Adds jars to a server's jar with the command that docs/adapters.md describes. */
  public static Path add(Path original, Path folder, Path... jars) throws Exception {
    Path copy = folder.resolve("my-" + original.getFileName());
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                original.toString(),
                "no.kontaktregister.launcher.AddJars",
                copy.toString()));
    for (Path jar : jars) {
      command.add(jar.toString());
    }
    ClientsPage.run(folder, command.toArray(String[]::new));
    return copy;
  }
}
