package no.kontaktregister.domain.tilgang;

/**
 * The caller of a use case: an enterprise, a citizen, or somebody without credentials.
 *
 * <p>Source: docs/contract.md#soap and docs/contract.md#rest.
 */
public sealed interface Caller permits EnterpriseCaller, CitizenCaller, AnonymousCaller {}
