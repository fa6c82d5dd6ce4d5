package no.kontaktregister.adapters.soap.protocol;

import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;

/** The service cannot answer a request, through no mistake of the caller: env:Receiver. */
public final class UnansweredRequestException extends SoapFault {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason what the caller can do about it, without internals
   */
  public UnansweredRequestException(String reason) {
    super(reason, Soap12.getInstance().getReceiver());
  }
}
