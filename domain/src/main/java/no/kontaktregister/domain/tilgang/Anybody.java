package no.kontaktregister.domain.tilgang;

/**
 * A caller who did not say who they are, which only a public operation allows.
 *
 * <p>Source: docs/contract.md#rest (printSertifikat).
 */
public record Anybody() implements Actor {}
