package no.kontaktregister.domain.tilgang;

/**
 * A caller without credentials. Only public operations allow one.
 *
 * <p>Source: docs/contract.md#rest (printSertifikat).
 */
public record AnonymousCaller() implements Caller {}
