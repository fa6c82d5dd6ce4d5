package no.kontaktregister.demo.startpage;

import no.kontaktregister.demo.Citizen;

/**
 * What came of a question at both endpoints.
 *
 * @param citizen who was asked about
 * @param rest the exchange at the REST endpoint
 * @param soap the exchange at the SOAP endpoint, signed and encrypted
 * @param opened what the Body of the SOAP answer holds, verified and decrypted
 */
record Outcome(Citizen citizen, Exchange rest, Exchange soap, String opened) {}
