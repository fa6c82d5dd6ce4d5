package no.kontaktregister.demo.start;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The JVM's optimizing compiler. While the demo starts, it would take as much processor time as all
 * else, for code that a demo hardly needs again. Arithmetic is different: without this compiler an
 * RSA key takes a second.
 *
 * <p>Source: JEP 165, Compiler Control.
 */
final class OptimizingCompiler {

  private static final Logger LOG = System.getLogger(OptimizingCompiler.class.getName());

  private static final String ARITHMETIC_ALONE =
      """
      [
        {match: "java/math/*.*", c2: {Exclude: false}},
        {match: "*.*", c2: {Exclude: true}}
      ]
      """;

  private OptimizingCompiler() {}

  /** From now on it compiles arithmetic alone. The other compiler compiles the rest. */
  static void compileArithmeticAlone() {
    try {
      Path directives = Files.createTempFile("kontaktregister-", ".json");
      try {
        Files.writeString(directives, ARITHMETIC_ALONE);
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "compilerDirectivesAdd",
                new Object[] {new String[] {directives.toString()}},
                new String[] {String[].class.getName()});
      } finally {
        Files.delete(directives);
      }
    } catch (IOException | JMException unavailable) {
      // A JVM of another kind, or no temporary folder.
      LOG.log(Level.DEBUG, "The demo starts all the same, but later", unavailable);
    }
  }
}
