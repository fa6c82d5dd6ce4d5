package no.kontaktregister.demo.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;

/**
 * An error code of RFC 6749, and a sentence that says what is wrong and how to correct it.
 *
 * <p>RFC 6749 allows neither double quotes nor letters beyond ASCII in {@code error_description}.
 */
public final class Refusal {

  private static final int MOST_QUOTED = 100;

  private Refusal() {}

  /** The exception that makes an endpoint answer with the error. */
  public static GeneralException of(ErrorObject error, String sentence) {
    return new GeneralException(sentence, error.setDescription(sentence));
  }

  /** Quotes what a caller sent. Never for anything that may be personal. */
  public static String quote(String value) {
    String legal = ErrorObject.removeIllegalChars(value);
    return "'"
        + (legal.length() > MOST_QUOTED ? legal.substring(0, MOST_QUOTED) + "..." : legal)
        + "'";
  }
}
