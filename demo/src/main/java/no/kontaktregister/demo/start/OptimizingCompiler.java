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
 * else, for code that a demo hardly needs again. The innermost methods of RSA and of SHA-2 are
 * different: without this compiler an RSA key takes a second, and each key store is opened after
 * thousands of slow hashes. To compile all of their classes would take longer than what they do.
 *
 * <p>Source: JEP 165, Compiler Control.
 */
final class OptimizingCompiler {

  private static final Logger LOG = System.getLogger(OptimizingCompiler.class.getName());

  private static final String CRYPTOGRAPHY_ALONE =
      """
      [
        {
          match: [
            "java/math/BigInteger.montgomery*",
            "java/math/BigInteger.mulAdd",
            "java/math/BitSieve.*",
            "java/math/MutableBigInteger.mulsub*",
            "sun/security/provider/SHA2.implCompress*"
          ],
          c2: {Exclude: false}
        },
        {match: "*.*", c2: {Exclude: true}}
      ]
      """;

  private OptimizingCompiler() {}

  /** From now on it compiles cryptography alone. The other compiler compiles the rest. */
  static void compileCryptographyAlone() {
    try {
      Path directives = Files.createTempFile("kontaktregister-", ".json");
      try {
        Files.writeString(directives, CRYPTOGRAPHY_ALONE);
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
