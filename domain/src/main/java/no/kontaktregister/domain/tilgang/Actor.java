package no.kontaktregister.domain.tilgang;

/**
 * Whoever calls a use case: an enterprise, a citizen who asks for themselves, or anybody.
 *
 * <p>Source: docs/contract.md#soap and docs/contract.md#rest.
 */
public sealed interface Actor permits Caller, Innbygger, Anybody {}
