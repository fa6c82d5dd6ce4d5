package no.kontaktregister.domain.register;

import java.util.Set;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.tilgang.Tilgang;

/**
 * The enterprises that the registry knows, and what they may do.
 *
 * @param postkasseleverandoerer the approved mailbox providers, at most one for each number
 */
public record Virksomheter(
    Set<Postkasseleverandoer> postkasseleverandoerer, Set<Tilgang> tilganger) {

  public static final Virksomheter INGEN = new Virksomheter(Set.of(), Set.of());

  public Virksomheter {
    postkasseleverandoerer = Set.copyOf(postkasseleverandoerer);
    tilganger = Set.copyOf(tilganger);
  }
}
