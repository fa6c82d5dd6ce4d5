package no.kontaktregister.adapters.soap.wssecurity;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.c14n.InvalidCanonicalizerException;
import org.apache.xml.security.encryption.AbstractSerializer;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Writes the content of an answer's Body, which is to be encrypted, as any other XML is written.
 * The library would write it in a canonical form, which takes several times as long. The receiver
 * canonicalizes what it has decrypted, so the form does not matter.
 */
final class BodySerializer extends AbstractSerializer {

  BodySerializer() throws InvalidCanonicalizerException {
    super(Canonicalizer.ALGO_ID_C14N_PHYSICAL, true);
  }

  @Override
  public byte[] serializeToByteArray(NodeList content) throws XMLStreamException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < content.getLength(); i++) {
      XMLStreamWriter writer = StaxUtils.createXMLStreamWriter(bytes);
      StaxUtils.writeNode(content.item(i), writer, false);
      writer.flush();
    }
    return bytes.toByteArray();
  }

  @Override
  public Node deserialize(byte[] content, Node context) {
    throw new UnsupportedOperationException("requests are not encrypted");
  }
}
