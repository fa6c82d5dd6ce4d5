package no.kontaktregister.application;

/**
 * The caller has as many requests under way as one enterprise may have. The same request may be
 * answered when some of them are.
 *
 * <p>Source: docs/contract.md#soap and docs/contract.md#rest.
 */
public final class OverloadedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OverloadedException() {
    // Thrown as often as a caller likes, and always at the same place.
    super("too many requests of one enterprise", null, false, false);
  }
}
