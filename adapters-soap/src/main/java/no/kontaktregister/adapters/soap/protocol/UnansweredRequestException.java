package no.kontaktregister.adapters.soap.protocol;

import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;

/** A request that is not answered, through no fault of the caller's: a fault env:Receiver. */
public final class UnansweredRequestException extends SoapFault {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason what the caller may do about it, without internals
   */
  public UnansweredRequestException(String reason) {
    super(reason, Soap12.getInstance().getReceiver());
  }
}
