package no.kontaktregister.adapters.rest.protocol;

/**
 * What the REST door must be told.
 *
 * @param maxBodyBytes the largest request body that is read, in bytes
 */
public record RestSettings(int maxBodyBytes) {}
