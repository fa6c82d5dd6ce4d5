package no.kontaktregister.adapters.soap.protocol;

import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;

/** A request is refused because of the caller's mistake: a fault env:Sender. */
public final class RefusedRequestException extends SoapFault {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason what is wrong and how to correct it, without anything that the caller wrote
   */
  public RefusedRequestException(String reason) {
    super(reason, Soap12.getInstance().getSender());
  }
}
