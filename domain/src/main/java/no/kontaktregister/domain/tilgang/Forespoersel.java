package no.kontaktregister.domain.tilgang;

import java.util.Set;
import no.kontaktregister.domain.person.Personidentifikator;

/** What every request tells, whatever it asks for. */
public interface Forespoersel {

  /** Who asks. */
  Caller caller();

  /** Whom it is about: those named in it who can exist. */
  Set<Personidentifikator> citizens();
}
