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
      XMLStreamReader xml = reader(body, (String) message.get(Message.ENCODING));
      // CXF would read what names no encoding as UTF-8.
      message.put(Message.ENCODING, xml.getEncoding());
      check(xml);
      body.reset(); // RequestBodyInterceptor keeps it in memory.
    } catch (XMLStreamException malformed) {
      throw new RefusedRequestException(
          "The request is not well-formed XML. Send one SOAP 1.2 envelope.");
    } catch (IOException impossible) {
      throw new Fault(impossible);
    }
  }

  /**
   * @param encoding null for what the content itself says
   */
  private static XMLStreamReader reader(InputStream body, String encoding)
      throws XMLStreamException {
    try {
      return encoding == null
          ? StaxUtils.createXMLStreamReader(body)
          : StaxUtils.createXMLStreamReader(body, encoding);
    } catch (RuntimeException failure) {
      // CXF wraps what a parser finds before the first element.
      if (failure.getCause() instanceof XMLStreamException malformed) {
        throw malformed;
      }
      throw failure;
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
