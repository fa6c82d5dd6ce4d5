package no.kontaktregister.adapters.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A WSDL with its schemas in it, for clients that read one document only ({@code ?singleWsdl}).
 *
 * <p>Source: docs/contract.md#soap.
 */
final class SingleWsdl {

  private static final String FOLDER = "/wsdl/";
  private static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
  private static final String SOAP_12 = "http://schemas.xmlsoap.org/wsdl/soap12/";
  private static final String XSD = XMLConstants.W3C_XML_SCHEMA_NS_URI;

  private SingleWsdl() {}

  /**
   * Puts the schemas into a WSDL.
   *
   * @param name the file's name
   * @param address where callers find the service
   */
  static String of(String name, String address) {
    Document wsdl = parse(name);
    Element types = (Element) wsdl.getElementsByTagNameNS(WSDL, "types").item(0);
    List<Document> schemas = new ArrayList<>();
    collect(types, schemas, new HashSet<>());
    while (types.hasChildNodes()) {
      types.removeChild(types.getFirstChild());
    }
    schemas.forEach(
        schema -> types.appendChild(wsdl.importNode(schema.getDocumentElement(), true)));
    ((Element) wsdl.getElementsByTagNameNS(SOAP_12, "address").item(0))
        .setAttribute("location", address);
    return write(wsdl);
  }

  /** Collects what is imported, each schema once, and makes the imports refer to namespaces. */
  private static void collect(Element importing, List<Document> schemas, Set<String> known) {
    NodeList imports = importing.getElementsByTagNameNS(XSD, "import");
    for (int i = 0; i < imports.getLength(); i++) {
      Element one = (Element) imports.item(i);
      String location = one.getAttribute("schemaLocation");
      one.removeAttribute("schemaLocation");
      if (known.add(location)) {
        Document schema = parse(location);
        collect(schema.getDocumentElement(), schemas, known);
        schemas.add(schema);
      }
    }
  }

  private static Document parse(String name) {
    try (InputStream content = SingleWsdl.class.getResourceAsStream(FOLDER + name)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(content);
    } catch (IOException | SAXException | ParserConfigurationException brokenArchive) {
      throw new IllegalStateException(name, brokenArchive);
    }
  }

  private static String write(Document document) {
    try {
      StringWriter text = new StringWriter();
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
      transformer.transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (TransformerException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
