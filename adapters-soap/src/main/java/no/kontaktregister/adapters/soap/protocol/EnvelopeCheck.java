package no.kontaktregister.adapters.soap.protocol;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.interceptor.ReadHeadersInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Refuses what CXF lets pass: an envelope that is not SOAP 1.2's, a document type declaration and a
 * reference to an entity. (CXF neither reads nor expands those two, but goes on without them.)
 */
public final class EnvelopeCheck extends AbstractPhaseInterceptor<Message> {

  public EnvelopeCheck() {
    super(Phase.READ);
    addBefore(ReadHeadersInterceptor.class.getName());
  }

  @Override
  public void handleMessage(Message message) {
    XMLStreamReader xml = message.getContent(XMLStreamReader.class);
    if (xml == null) {
      return; // A question for the WSDL.
    }
    try {
      while (xml.getEventType() != XMLStreamReader.START_ELEMENT) {
        if (xml.next() == XMLStreamReader.DTD) {
          throw new RefusedRequest("The request has a document type declaration. Remove it.");
        }
      }
    } catch (XMLStreamException malformed) {
      throw new Fault(malformed);
    }
    if (!Soap12.SOAP_NAMESPACE.equals(xml.getNamespaceURI())) {
      throw new SoapFault("", Soap12.getInstance().getVersionMismatch());
    }
    message.setContent(XMLStreamReader.class, new WithoutEntities(xml));
  }

  private static final class WithoutEntities extends StreamReaderDelegate {

    WithoutEntities(XMLStreamReader xml) {
      super(xml);
    }

    @Override
    public int next() throws XMLStreamException {
      int event = super.next();
      if (event == ENTITY_REFERENCE) {
        throw new XMLStreamException("a reference to an entity");
      }
      return event;
    }
  }
}
