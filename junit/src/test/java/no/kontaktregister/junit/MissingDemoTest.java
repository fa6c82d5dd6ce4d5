package no.kontaktregister.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test is told if there is no demo to start. The extension with a demo: end-to-end. */
class MissingDemoTest {

  private static final String JAR = "kontaktregister.demo.jar";

  private final Kontaktregister register = Kontaktregister.start();

  @AfterEach
  void forgetTheJar() {
    System.clearProperty(JAR);
  }

  @Test
  void aMissingJarIsReportedWithTheWayToGetIt() {
    assertThatThrownBy(register::url)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "There is no file "
                + Path.of("target", "kontaktregister-demo.jar").toAbsolutePath()
                + ": let maven-dependency-plugin copy the artifact"
                + " no.kontaktregister:kontaktregister-demo:jar:server there, as docs/testing.md"
                + " shows, or name the demo's jar in the system property"
                + " kontaktregister.demo.jar.");
  }

  @Test
  void aJarThatDoesNotStartIsReportedWithItsLog(@TempDir Path folder) throws Exception {
    Path jar = Files.writeString(folder.resolve("demo.jar"), "not a jar");
    System.setProperty(JAR, jar.toString());

    Throwable thrown = catchThrowable(register::url);

    assertThat(thrown).isInstanceOf(IllegalStateException.class);
    Matcher sentence =
        Pattern.compile("The demo ended before it was ready: its log, (.*), says why\\.")
            .matcher(thrown.getMessage());
    assertThat(sentence.matches()).as(thrown.getMessage()).isTrue();
    Path log = Path.of(sentence.group(1));
    assertThat(log).content().contains(jar.toString());
    Files.delete(log);
    Files.delete(log.getParent());
  }

  @Test
  void aDemoThatSomethingElseStartsNeedsNoJar() throws Exception {
    URI nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://localhost:" + closed.getLocalPort());
    }

    assertThatThrownBy(() -> Kontaktregister.at(() -> nobody).withoutReset().calls())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("The demo at " + nobody + " does not answer.");
  }

  @Test
  void noClassOfTheServiceIsOnTheClassPath() {
    assertThatThrownBy(() -> Class.forName("no.kontaktregister.domain.person.Person"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> Class.forName("no.kontaktregister.demo.start.DemoMain"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}
