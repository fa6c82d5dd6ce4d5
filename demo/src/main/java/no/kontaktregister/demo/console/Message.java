package no.kontaktregister.demo.console;

/**
 * A request or a response.
 *
 * @param head the request line or the status, and the headers, one per line
 * @param body as it was sent
 */
record Message(String head, String body) {}
