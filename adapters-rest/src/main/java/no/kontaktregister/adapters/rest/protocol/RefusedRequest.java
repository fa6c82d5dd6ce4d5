package no.kontaktregister.adapters.rest.protocol;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The body of an answer to a request that an endpoint has refused before it reached a use case. In
 * JSON it is the problem alone.
 */
public record RefusedRequest(@JsonValue Problem problem) {}
