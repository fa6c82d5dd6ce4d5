package no.kontaktregister.adapters.soap.wssecurity;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.kontaktregister.adapters.soap.protocol.RefusedRequestException;
import no.kontaktregister.adapters.soap.protocol.RequestBodyInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;

/**
 * Reads a request once from beginning to end, and refuses it unless it is one envelope of limited
 * size whose shape is that of a signed message. Only after that is a document built, a signature
 * verified or a message validated, so that a request without a signature costs no more than the
 * time to read it.
 *
 * <p>Source: docs/contract.md#soap.
 */
public final class EnvelopeCheckInterceptor extends AbstractPhaseInterceptor<Message> {

  private final Requests requests;

  public EnvelopeCheckInterceptor(Requests requests) {
    super(Phase.RECEIVE);
    addAfter(RequestBodyInterceptor.class.getName());
    this.requests = requests;
  }

  @Override
  public void handleMessage(Message message) {
    InputStream body = message.getContent(InputStream.class);
    if (body == null || "GET".equals(message.get(Message.HTTP_REQUEST_METHOD))) {
      return; // A request for the WSDL.
    }
    try {
      check(StaxUtils.createXMLStreamReader(body, (String) message.get(Message.ENCODING)));
      body.reset(); // RequestBodyInterceptor keeps it in memory.
    } catch (XMLStreamException malformed) {
      throw new RefusedRequestException(
          "The request is not well-formed XML. Send one SOAP 1.2 envelope.");
    } catch (IOException impossible) {
      throw new Fault(impossible);
    }
  }

  private void check(XMLStreamReader xml) throws XMLStreamException {
    EnvelopeShape shape = new EnvelopeShape(requests);
    try {
      shape.read(xml);
    } finally {
      xml.close();
    }
    shape.requireSignedParts();
  }
}
