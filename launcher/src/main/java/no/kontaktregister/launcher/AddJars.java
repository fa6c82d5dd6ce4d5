package no.kontaktregister.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a copy of {@code kontaktregister.jar} that has more jars in its application: an adapter,
 * and what it depends on.
 */
public final class AddJars {

  private static final String USAGE =
      "Usage: java -cp kontaktregister.jar no.kontaktregister.launcher.AddJars NEW.jar"
          + " JAR|FOLDER...";
  private static final String DEPLOYED = "MICRO-INF/deploy";

  private AddJars() {}

  /**
   * @param args the file to make, and the jars to add, or folders of jars
   */
  public static void main(String[] args) {
    if (args.length < 2) {
      refuse(USAGE);
    }
    Path copy = Path.of(args[0]);
    try {
      List<Path> jars = jars(List.of(args).subList(1, args.length));
      copyOfThisJar(copy);
      try (FileSystem server = FileSystems.newFileSystem(copy)) {
        add(jars, application(server));
      }
      System.out.println(copy + " has " + jars.size() + " more jars.");
    } catch (IOException failed) {
      refuse("The file " + copy + " cannot be written.");
    }
  }

  private static List<Path> jars(List<String> arguments) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String argument : arguments) {
      Path path = Path.of(argument);
      if (Files.isDirectory(path)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*.jar")) {
          files.forEach(jars::add);
        }
      } else if (Files.isRegularFile(path) && argument.endsWith(".jar")) {
        jars.add(path);
      } else {
        refuse("There is no jar or folder " + path + ".");
      }
    }
    return jars;
  }

  /** Copies the jar that has this class. */
  private static void copyOfThisJar(Path copy) throws IOException {
    CodeSource source = AddJars.class.getProtectionDomain().getCodeSource();
    Path original = Path.of(URI.create(source.getLocation().toString()));
    if (Files.exists(copy) && Files.isSameFile(original, copy)) {
      refuse("The new file must be another than " + original + ".");
    }
    Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path application(FileSystem server) throws IOException {
    try (Stream<Path> files = Files.list(server.getPath(DEPLOYED))) {
      return files.filter(file -> file.toString().endsWith(".war")).findFirst().orElseThrow();
    }
  }

  /** A zip file system opens files of the default one only, so the archive is copied and back. */
  private static void add(List<Path> jars, Path application) throws IOException {
    Path archive = Files.createTempFile("kontaktregister-", ".war");
    try {
      Files.copy(application, archive, StandardCopyOption.REPLACE_EXISTING);
      try (FileSystem content = FileSystems.newFileSystem(archive)) {
        for (Path jar : jars) {
          Path added = content.getPath("WEB-INF/lib", jar.getFileName().toString());
          Files.copy(jar, added, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Files.copy(archive, application, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.delete(archive);
    }
  }

  private static void refuse(String reason) {
    System.err.println(reason);
    System.exit(1);
  }
}
