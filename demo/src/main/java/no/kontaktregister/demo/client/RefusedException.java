package no.kontaktregister.demo.client;

/** The service answered, but not with what it was asked for. The message is a sentence. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  RefusedException(String sentence) {
    super(sentence);
  }
}
