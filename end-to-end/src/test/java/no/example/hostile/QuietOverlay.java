package no.example.hostile;

import jakarta.enterprise.context.ApplicationScoped;
import no.kontaktregister.bootstrap.Overlay;

/** Would change the service because it is there. */
@ApplicationScoped
public class QuietOverlay implements Overlay {

  @Override
  public boolean acceptsKeysForAnybody() {
    return true;
  }
}
