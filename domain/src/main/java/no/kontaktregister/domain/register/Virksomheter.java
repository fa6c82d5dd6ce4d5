package no.kontaktregister.domain.register;

import java.util.Set;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.tilgang.Tilgang;

/**
 * The enterprises that the registry knows, and what they may do.
 *
 * @param postkasseleverandoerer the approved mailbox providers, one at most for each number
 * @param tilganger the grants
 */
public record Virksomheter(
    Set<Postkasseleverandoer> postkasseleverandoerer, Set<Tilgang> tilganger) {

  /** No enterprise at all. */
  public static final Virksomheter INGEN = new Virksomheter(Set.of(), Set.of());

  public Virksomheter {
    postkasseleverandoerer = Set.copyOf(postkasseleverandoerer);
    tilganger = Set.copyOf(tilganger);
  }
}
