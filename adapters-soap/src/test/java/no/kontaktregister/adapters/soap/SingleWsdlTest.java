package no.kontaktregister.adapters.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.wsdl.Definition;
import javax.wsdl.factory.WSDLFactory;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SingleWsdlTest {

  private static final String ADDRESS = "https://register.example.no/ws";

  @ParameterizedTest
  @ValueSource(strings = {"oppslagstjeneste-16-02.wsdl", "postkasseleverandoer-16-02.wsdl"})
  void theSchemasAreInTheOneDocument(String name) throws Exception {
    String text = SingleWsdl.of(name, ADDRESS);

    assertThat(text).contains(ADDRESS).doesNotContain("schemaLocation", "localhost");
    Definition wsdl =
        WSDLFactory.newInstance()
            .newWSDLReader()
            .readWSDL(null, new InputSource(new StringReader(text)));
    assertThat(wsdl.getImports().size()).isZero();
    assertThat(wsdl.getServices().size()).isOne();

    Document document = Client.parse(text);
    NodeList schemas =
        document.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema");
    DOMSource[] sources = new DOMSource[schemas.getLength()];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = new DOMSource(schemas.item(i));
    }
    assertThat(SchemaFactory.newDefaultInstance().newSchema(sources)).isNotNull();
  }
}
