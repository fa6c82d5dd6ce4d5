package no.kontaktregister.bootstrap.startpage;

/**
 * What came of a question at both doors.
 *
 * @param citizen who was asked about
 * @param rest the exchange at the REST door
 * @param soap the exchange at the SOAP door, signed and encrypted
 * @param opened what the Body of the SOAP answer holds, verified and decrypted
 */
record Outcome(Citizen citizen, Exchange rest, Exchange soap, String opened) {}
