package no.kontaktregister.demo.idporten;

import java.util.Map;
import java.util.Optional;

/**
 * What a citizen did on the login page.
 *
 * @param number the number that was chosen or typed; empty when there is none
 * @param cancelled whether the login was cancelled
 */
record Choice(String number, boolean cancelled) {

  /** A citizen of the list. */
  static final String LISTED = "personidentifikator";

  /** A number that is typed. It takes precedence over the list. */
  static final String TYPED = "annet";

  static final String CANCEL = "avbryt";

  /**
   * Takes the page's own fields from the form, and leaves the client's parameters.
   *
   * @return empty when the form is not the page's, but a client's request
   */
  static Optional<Choice> takenFrom(Map<String, String> parameters) {
    String listed = parameters.remove(LISTED);
    String typed = parameters.remove(TYPED);
    boolean cancelled = parameters.remove(CANCEL) != null;
    if (typed == null && listed == null && !cancelled) {
      return Optional.empty();
    }
    String number = typed == null || typed.isBlank() ? listed : typed;
    return Optional.of(new Choice(number == null ? "" : number.strip(), cancelled));
  }

  /** Leaves out the number. */
  @Override
  public String toString() {
    return "Choice[masked]";
  }
}
