package no.kontaktregister.domain.tilgang;

import java.util.Objects;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * An enterprise that an endpoint has authenticated.
 *
 * <p>Source: docs/contract.md#soap (PaaVegneAv) and docs/contract.md#rest (consumer, supplier).
 *
 * @param signer the enterprise that makes the call: it signed the message, or holds the token
 * @param virksomhet the enterprise that the signer acts for; it may be the signer itself
 */
public record EnterpriseCaller(Virksomhetsidentifikator signer, Virksomhetsidentifikator virksomhet)
    implements Caller {

  public EnterpriseCaller {
    Objects.requireNonNull(signer);
    Objects.requireNonNull(virksomhet);
  }

  /** An enterprise that acts for itself. */
  public static EnterpriseCaller itself(Virksomhetsidentifikator virksomhet) {
    return new EnterpriseCaller(virksomhet, virksomhet);
  }
}
