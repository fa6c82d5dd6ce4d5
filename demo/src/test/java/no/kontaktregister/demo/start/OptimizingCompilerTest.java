package no.kontaktregister.demo.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptimizingCompilerTest {

  @AfterEach
  void compileAll() throws Exception {
    command("compilerDirectivesClear");
  }

  @Test
  void itCompilesCryptographyAlone() throws Exception {
    assertThat(command("compilerDirectivesPrint")).doesNotContain("java/math");

    OptimizingCompiler.compileCryptographyAlone();

    assertThat(command("compilerDirectivesPrint").replaceAll("\\s+", " "))
        .containsPattern(
            "matching: sun/security/provider/SHA2\\.implCompress\\*, .*"
                + "java/math/BigInteger\\.montgomery\\* .*c2 directives: .*Exclude:false.*"
                + "matching: \\*\\.\\* .*c2 directives: .*Exclude:true");
  }

  private static String command(String operation) throws Exception {
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                operation,
                new Object[0],
                new String[0]);
  }
}
