package no.kontaktregister.demo.startpage;

/**
 * One half of an exchange.
 *
 * @param head the request line or the status, and the headers, one a line
 * @param body as it went over the wire
 */
record Message(String head, String body) {}
