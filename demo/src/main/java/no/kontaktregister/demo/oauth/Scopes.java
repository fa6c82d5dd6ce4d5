package no.kontaktregister.demo.oauth;

import java.util.List;
import java.util.Optional;

/** Scopes as OAuth writes them: one text, with a space between two scopes. */
public final class Scopes {

  // RFC 6749, section 3.3
  private static final String FORMAT =
      "[\\x21\\x23-\\x5B\\x5D-\\x7E]+( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*";

  private Scopes() {}

  /** Reads scopes; empty if there are none, or if the text is malformed. */
  public static Optional<List<String>> parse(String text) {
    return text.matches(FORMAT) ? Optional.of(List.of(text.split(" "))) : Optional.empty();
  }
}
