package no.kontaktregister.architecture;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources in a test. */
final class Sources {

  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|@?interface|record|enum) (\\w+)");

  private Sources() {}

  /** Compiles sources, each of which begins with its package. */
  static void compile(List<String> sources, Path classes, Path... classPath) throws IOException {
    compileFiles(sources.stream().map(Sources::file).toList(), classes, classPath);
  }

  /** Compiles the source files below a folder. */
  static void compileFolder(Path folder, Path classes, Path... classPath) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(it -> it.toString().endsWith(".java")).toList();
    }
    List<JavaFileObject> sources = new ArrayList<>();
    try (StandardJavaFileManager manager =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      manager.getJavaFileObjectsFromPaths(files).forEach(sources::add);
    }
    compileFiles(sources, classes, classPath);
  }

  private static void compileFiles(List<JavaFileObject> sources, Path classes, Path... classPath)
      throws IOException {
    Files.createDirectories(classes);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-g",
              "-proc:none",
              "-d",
              classes.toString(),
              "-cp",
              Arrays.stream(classPath)
                  .map(Path::toString)
                  .collect(Collectors.joining(System.getProperty("path.separator"))));
      if (!compiler.getTask(complaints, files, null, options, null, sources).call()) {
        throw new IllegalStateException(complaints.toString());
      }
    }
  }

  /** The type that a source is named for: the first in it. */
  static String typeName(String source) {
    Matcher type = TYPE.matcher(source);
    if (!type.find()) {
      throw new IllegalArgumentException("no type in: " + source);
    }
    return source.substring("package ".length(), source.indexOf(';')) + "." + type.group(1);
  }

  private static JavaFileObject file(String text) {
    URI name = URI.create("memory:///" + typeName(text).replace('.', '/') + ".java");
    return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
