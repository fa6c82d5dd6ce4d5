package no.kontaktregister.domain.tilgang;

/**
 * The caller of a use case: an enterprise, a citizen, or anybody.
 *
 * <p>Source: docs/contract.md#soap and docs/contract.md#rest.
 */
public sealed interface Actor permits Caller, Innbygger, Anybody {}
