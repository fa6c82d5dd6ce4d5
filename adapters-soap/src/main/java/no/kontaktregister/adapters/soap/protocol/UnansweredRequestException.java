package no.kontaktregister.adapters.soap.protocol;

import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;

/** The service cannot answer a request, through no mistake of the caller: env:Receiver. */
public final class UnansweredRequestException extends SoapFault {

  private static final long serialVersionUID = 1L;

  /** How long a caller is asked to wait before it repeats a request. */
  static final int RETRY_AFTER_SECONDS = 5;

  private final boolean isForLater;

  /**
   * @param reason what the caller can do about it, without internals
   */
  public UnansweredRequestException(String reason) {
    this(reason, false);
  }

  private UnansweredRequestException(String reason, boolean isForLater) {
    super(reason, Soap12.getInstance().getReceiver());
    this.isForLater = isForLater;
  }

  /** The same, and the answer says when to repeat the request. */
  public static UnansweredRequestException forLater(String reason) {
    return new UnansweredRequestException(reason, true);
  }

  boolean isForLater() {
    return isForLater;
  }
}
