package no.kontaktregister.endtoend.server;

import java.nio.file.Path;
import no.kontaktregister.endtoend.server.ApplicationServer.DeploymentRefused;

/** A running server that takes more archives than the first. */
public interface Deployable extends Running {

  /**
   * Deploys an archive.
   *
   * @param name what the server calls it; it is found below this, after a slash
   * @throws DeploymentRefused when the server did not take it
   */
  void deploy(Path archive, String name) throws Exception;

  /** Takes an archive away again. */
  void undeploy(String name) throws Exception;
}
