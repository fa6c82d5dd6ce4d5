package no.kontaktregister.demo.startpage;

import no.kontaktregister.demo.Citizen;

/**
 * What both endpoints answered to a question.
 *
 * @param citizen who was asked about
 * @param rest the exchange at the REST endpoint
 * @param soap the exchange at the SOAP endpoint, signed and encrypted
 * @param opened the content of the SOAP response's Body, verified and decrypted
 */
record Outcome(Citizen citizen, Exchange rest, Exchange soap, String opened) {}
