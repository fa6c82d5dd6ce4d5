package no.kontaktregister.adapters.soap.wssecurity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import javax.xml.crypto.dsig.Reference;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.staxutils.W3CDOMStreamWriter;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Compares with what becomes of a document of the same Body. */
class CanonicalBodyTest {

  private static final NodeList NONE = null;

  private final CanonicalBody body = new CanonicalBody();
  private Element element;
  private Element whole;

  @BeforeAll
  static void initializeTheLibrary() {
    Init.init();
  }

  @BeforeEach
  void write() throws Exception {
    XMLStreamWriter content = body.writer();
    writeContent(content);
    content.flush();

    Document empty = DOMUtils.createDocument();
    XMLStreamWriter envelope = new W3CDOMStreamWriter(empty);
    startBody(envelope);
    element = DOMUtils.getFirstElement(empty.getDocumentElement());

    Document document = DOMUtils.createDocument();
    XMLStreamWriter both = new W3CDOMStreamWriter(document);
    startBody(both);
    writeContent(both);
    whole = DOMUtils.getFirstElement(document.getDocumentElement());
  }

  @Test
  void theContentIsCanonical() throws Exception {
    assertThat(new String(body.serializer().serializeToByteArray(NONE), UTF_8))
        .isEqualTo(new String(canonical(DOMUtils.getFirstElement(whole)), UTF_8));
  }

  @Test
  void theDigestIsThatOfTheWholeBody() throws Exception {
    Reference reference = body.reference(element);

    String id = element.getAttributeNS(Names.WSU, "Id");
    assertThat(reference.getURI()).isEqualTo("#" + id);
    whole.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:wsu", Names.WSU);
    whole.setAttributeNS(Names.WSU, "wsu:Id", id);
    assertThat(reference.getDigestValue())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(canonical(whole)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\1", "\u001F"})
  void aControlCharacterIsNotSigned(String character) throws Exception {
    CanonicalBody unreadable = new CanonicalBody();
    XMLStreamWriter content = unreadable.writer();
    content.writeStartElement("", "Respons", "urn:messages");
    content.writeCharacters("a" + character);

    assertThatThrownBy(() -> unreadable.reference(element))
        .isInstanceOf(XMLStreamException.class)
        .hasMessageContaining("control character");
  }

  private static void startBody(XMLStreamWriter writer) throws XMLStreamException {
    writer.writeStartElement("soap", "Envelope", Names.SOAP);
    writer.writeNamespace("soap", Names.SOAP);
    writer.writeStartElement("soap", "Body", Names.SOAP);
  }

  /** As JAXB does: namespaces on the first element, attributes in any order. */
  private static void writeContent(XMLStreamWriter writer) throws XMLStreamException {
    writer.writeStartElement("", "Respons", "urn:messages");
    writer.writeNamespace("unused", "urn:unused");
    writer.writeNamespace("ns2", "urn:persons");
    writer.writeNamespace("", "urn:messages");
    for (String text : new String[] {"", "&<>\"'\t\n\r", "æøå \uD83D\uDE00"}) {
      writer.writeStartElement("ns2", "Person", "urn:persons");
      writer.writeAttribute("z", text);
      writer.writeAttribute("a", text);
      writer.writeStartElement("ns2", "Epostadresse", "urn:persons");
      writer.writeCharacters(text);
      writer.writeEndElement();
      writer.writeStartElement("", "inherited", "urn:messages");
      writer.writeCharacters(text.toCharArray(), 0, text.length());
      writer.writeEndElement();
      writer.writeEndElement();
    }
    writer.writeEndElement();
  }

  private static byte[] canonical(Element element) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
        .canonicalizeSubtree(element, bytes);
    return bytes.toByteArray();
  }
}
