package no.example.meddling;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import no.kontaktregister.application.postkasse.PostkasseUpdate;

/** Would remove beans. */
public class VetoingExtension implements Extension {

  void veto(@Observes ProcessAnnotatedType<? extends PostkasseUpdate> type) {
    type.veto();
  }
}
