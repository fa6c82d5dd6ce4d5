package no.kontaktregister.adapters.rest.protocol;

/**
 * The limits of the REST endpoints.
 *
 * @param maxBodyBytes the largest request body that is read, in bytes
 */
public record RestSettings(int maxBodyBytes) {}
