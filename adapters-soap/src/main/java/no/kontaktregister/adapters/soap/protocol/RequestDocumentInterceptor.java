package no.kontaktregister.adapters.soap.protocol;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.dom.DOMSource;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Completes a request's document, of which CXF has read the headers and left the content of the
 * Body. What is signed, what is validated and what is answered is then all read from this one
 * document.
 */
public final class RequestDocumentInterceptor extends AbstractSoapInterceptor {

  public RequestDocumentInterceptor() {
    super(Phase.PRE_PROTOCOL);
  }

  /** A request's envelope. */
  public static Element envelope(Message request) {
    return ((Document) request.getContent(Node.class)).getDocumentElement();
  }

  @Override
  public void handleMessage(SoapMessage message) {
    Element body =
        DOMUtils.getFirstChildWithName(envelope(message), message.getVersion().getBody());
    try {
      StaxUtils.readDocElements(body, message.getContent(XMLStreamReader.class), false);
      XMLStreamReader content = StaxUtils.createXMLStreamReader(new DOMSource(body));
      content.nextTag();
      content.nextTag();
      message.setContent(XMLStreamReader.class, content);
    } catch (XMLStreamException malformed) {
      throw new SoapFault("", malformed, message.getVersion().getSender());
    }
  }
}
