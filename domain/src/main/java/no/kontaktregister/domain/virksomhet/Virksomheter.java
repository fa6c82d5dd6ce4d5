package no.kontaktregister.domain.virksomhet;

import java.util.Set;

/**
 * The enterprises that the registry knows, and what it knows them as.
 *
 * @param postkasseleverandoerer the approved mailbox providers
 * @param offentlige the public bodies
 * @param delegeringer who may call in whose place
 */
public record Virksomheter(
    Set<Virksomhetsidentifikator> postkasseleverandoerer,
    Set<Virksomhetsidentifikator> offentlige,
    Set<Delegering> delegeringer) {

  public Virksomheter {
    postkasseleverandoerer = Set.copyOf(postkasseleverandoerer);
    offentlige = Set.copyOf(offentlige);
    delegeringer = Set.copyOf(delegeringer);
  }
}
