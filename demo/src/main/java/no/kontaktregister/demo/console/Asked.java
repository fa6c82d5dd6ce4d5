package no.kontaktregister.demo.console;

/**
 * A question with what both endpoints answered.
 *
 * @param question what was asked
 * @param number whom it was about
 * @param rest the exchange at the REST endpoint
 * @param soap the exchange at the SOAP endpoint, signed and encrypted
 * @param opened the content of the SOAP response's Body, verified and decrypted
 * @param again the same question at the REST endpoint, for curl
 * @param signedAgain the same at the SOAP endpoint, which takes each message once: signed anew, and
 *     not sent
 */
record Asked(
    Question question,
    String number,
    Exchange rest,
    Exchange soap,
    String opened,
    Post again,
    Post signedAgain) {

  /** Leaves out whom it was about. */
  @Override
  public String toString() {
    return "Asked[" + question + "]";
  }
}
