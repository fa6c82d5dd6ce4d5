package no.kontaktregister.endtoend.server;

import java.nio.file.Path;
import no.kontaktregister.endtoend.server.ApplicationServer.DeploymentRefused;

/** A running server that takes more than one archive. */
public interface Deployable extends Running {

  /**
   * Deploys an archive.
   *
   * @param name its name on the server; its paths are below a slash and this name
   * @throws DeploymentRefused when the server did not take it
   */
  void deploy(Path archive, String name) throws Exception;

  /** Undeploys an archive. */
  void undeploy(String name) throws Exception;
}
