package no.kontaktregister.demo.start;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The standard input of the demo, which another process may hold open. */
final class StandardInput {

  private static final Logger LOG = System.getLogger(StandardInput.class.getName());

  private StandardInput() {}

  /**
   * Ends the demo as soon as the standard input closes. The system closes it when the process that
   * holds it open ends, even if that process is killed and can end nothing itself.
   */
  static void endDemoWhenItCloses() {
    Thread thread = new Thread(StandardInput::awaitEnd, "kontaktregister-standard-input");
    thread.setDaemon(true);
    thread.start();
  }

  private static void awaitEnd() {
    try {
      // What is written to the demo has no meaning.
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException broken) {
      LOG.log(Level.INFO, "The standard input broke, so the demo stops: {0}", broken.getMessage());
    }
    System.exit(0);
  }
}
