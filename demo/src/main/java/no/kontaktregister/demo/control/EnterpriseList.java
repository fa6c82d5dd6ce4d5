package no.kontaktregister.demo.control;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.kontaktregister.demo.DemoRegistry;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * The mailbox providers and grants of the demo. No port lists them, or deletes what a registry
 * holds, so this class remembers them, and hides what has been removed.
 */
@ApplicationScoped
class EnterpriseList {

  private final Map<Virksomhetsidentifikator, Postkasseleverandoer> providers = new HashMap<>();
  private final Set<Tilgang> grants = new HashSet<>();
  private final Set<Virksomhetsidentifikator> removedProviders = new HashSet<>();
  private final Set<Tilgang> removedGrants = new HashSet<>();

  EnterpriseList() {}

  /** Forgets everything but the demo's own, and these. */
  synchronized void startOver(Virksomheter added) {
    providers.clear();
    grants.clear();
    removedProviders.clear();
    removedGrants.clear();
    add(DemoRegistry.virksomheter());
    add(added);
  }

  synchronized void add(Virksomheter added) {
    for (Postkasseleverandoer provider : added.postkasseleverandoerer()) {
      providers.put(provider.virksomhetsidentifikator(), provider);
      removedProviders.remove(provider.virksomhetsidentifikator());
    }
    grants.addAll(added.tilganger());
    removedGrants.removeAll(added.tilganger());
  }

  /** Whether the provider was there to remove. */
  synchronized boolean remove(Virksomhetsidentifikator provider) {
    return providers.remove(provider) != null && removedProviders.add(provider);
  }

  /** Whether the grant was there to remove. */
  synchronized boolean remove(Tilgang grant) {
    return grants.remove(grant) && removedGrants.add(grant);
  }

  synchronized List<Postkasseleverandoer> providers() {
    return providers.values().stream()
        .sorted(Comparator.comparing(each -> each.virksomhetsidentifikator().value()))
        .toList();
  }

  synchronized List<Tilgang> grants() {
    return grants.stream()
        .sorted(
            Comparator.comparing((Tilgang each) -> each.signer().value())
                .thenComparing(each -> each.virksomhet().value())
                .thenComparing(Tilgang::tjeneste))
        .toList();
  }

  /**
   * What the registry found, without what has been removed.
   *
   * @param caller who asks
   * @param provider the provider asked about
   */
  synchronized RegistryExtract visible(
      Caller caller, Optional<Virksomhetsidentifikator> provider, RegistryExtract found) {
    return new RegistryExtract(
        found.tjenester().stream()
            .filter(
                tjeneste ->
                    !(caller instanceof EnterpriseCaller enterprise)
                        || !removedGrants.contains(
                            new Tilgang(enterprise.signer(), enterprise.virksomhet(), tjeneste)))
            .collect(Collectors.toSet()),
        found.leverandoerGodkjent() && provider.filter(removedProviders::contains).isEmpty(),
        found.entries());
  }
}
