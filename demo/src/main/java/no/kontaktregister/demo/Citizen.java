package no.kontaktregister.demo;

import no.kontaktregister.domain.person.Personidentifikator;

/**
 * A citizen that people may ask about on the start page.
 *
 * @param number who it is; synthetic
 * @param description their state in the registry when the service started
 */
public record Citizen(Personidentifikator number, String description) {}
