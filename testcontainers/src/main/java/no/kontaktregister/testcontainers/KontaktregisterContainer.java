package no.kontaktregister.testcontainers;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import no.kontaktregister.junit.Kontaktregister;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * The demo in a container, with the API of the JUnit extension. The container starts when a test
 * first needs it. Testcontainers removes it at the end of the run.
 *
 * <pre>{@code
 * @RegisterExtension
 * static Kontaktregister register = new KontaktregisterContainer().register();
 * }</pre>
 */
public final class KontaktregisterContainer extends GenericContainer<KontaktregisterContainer> {

  /** The image, as servers/payara-micro/Containerfile names it. */
  public static final DockerImageName IMAGE = DockerImageName.parse("kontaktregister-demo:0.2.0");

  private static final int PORT = 8080;
  private static final String FOLDER = "/opt/kontaktregister/";

  /** A container of the image that was built on this machine. */
  public KontaktregisterContainer() {
    this(IMAGE);
  }

  /**
   * A container of an image in your own registry.
   *
   * @param image the same image under another name
   */
  public KontaktregisterContainer(DockerImageName image) {
    super(image);
    withExposedPorts(PORT);
    waitingFor(readiness());
  }

  /**
   * The demo starts with the citizens of a file.
   *
   * @param citizens a file as docs/testing.md describes it
   */
  public KontaktregisterContainer withSeed(Path citizens) {
    String file = FOLDER + citizens.getFileName();
    return withCopyFileToContainer(MountableFile.forHostPath(citizens, 0444), file)
        .withCommand("--seed", file);
  }

  /** The JUnit extension over this container. */
  public Kontaktregister register() {
    return Kontaktregister.at(
        () -> {
          start();
          return url();
        });
  }

  /** The demo's address, without a slash at its end, as soon as the container runs. */
  public URI url() {
    return URI.create("http://" + getHost() + ":" + getMappedPort(PORT));
  }

  @Override
  protected void configure() {
    answerTo(getHost());
  }

  /** The demo answers to localhost, and to the name that it is told. */
  void answerTo(String host) {
    withEnv("KONTAKTREGISTER_HTTP_PUBLIC_URL", "http://" + host + ":" + PORT);
  }

  static WaitStrategy readiness() {
    return Wait.forHttp("/health/ready")
        .forPort(PORT)
        .forStatusCode(200)
        .withStartupTimeout(Duration.ofMinutes(2));
  }
}
