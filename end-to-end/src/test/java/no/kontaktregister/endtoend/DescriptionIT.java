package no.kontaktregister.endtoend;

import static no.kontaktregister.endtoend.service.Described.undescribed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import no.kontaktregister.demo.SecuredSoap;
import no.kontaktregister.domain.tilgang.Operasjon;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.OnEveryServer;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What the endpoints say of themselves is so. SwaggerUiIT asks the examples of REST. */
@OnEveryServer
class DescriptionIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String REAL_PATH = "/kontaktinfo-external/ws-v5";
  private static final Pattern LOCATION =
      Pattern.compile("(?:schemaLocation|location)=\"http://[^/]+([^\"]+)\"");

  @Test
  void everyFieldOfAnAnswerIsDescribed(Service service) throws Exception {
    JsonNode description = openApi(service);
    Call everything =
        AcceptanceTable.personer(
            List.of("Kontaktinfo", "SikkerDigitalPost"), "03888221041", "23879422019");
    for (Call call :
        List.of(
            Call.kanVelge("12837512040"),
            AcceptanceTable.postkasse(Operasjon.OPPDATER_POSTKASSE, "12837512040", Call.PROVIDER),
            AcceptanceTable.slett("12837512040", Call.PROVIDER),
            everything,
            AcceptanceTable.endringer("1").with("informasjonsbehov", "Kontaktinfo"),
            Call.of(Operasjon.HENT_PRINT_SERTIFIKAT))) {
      JsonNode path = description.path("paths").path(Endpoint.REST.path(call.operation()));
      JsonNode schema =
          (path.has("get") ? path.path("get") : path.path("post"))
              .at("/responses/200/content/application~1json/schema");

      assertThat(
              undescribed(
                  description, schema, JSON.readTree(Endpoint.REST.ask(service, call).body())))
          .as(call.toString())
          .isEmpty();
    }
    assertThat(
            undescribed(
                description,
                JSON.readTree("{\"$ref\":\"#/components/schemas/Person\"}"),
                JSON.readTree("{\"skostoerrelse\":43,\"spraak\":\"xx\"}")))
        .containsExactlyInAnyOrder("skostoerrelse", "spraak: xx");
  }

  private static JsonNode openApi(Service service) throws Exception {
    return new YAMLMapper().readTree(service.get("/openapi").body());
  }

  /** In each operation's documentation stand a message and its answer. */
  @Test
  void whatTheWsdlsGiveAsExamplesIsAnsweredSo(Service service) throws Exception {
    Pattern example = Pattern.compile("<(\\w+?)(Forespoersel|Respons)[\\s\\S]*?(?:</\\1\\2>|/>)");
    int asked = 0;
    for (String path : List.of(Endpoint.SOAP_PATH, "/ws/oppslagstjenesten/v5")) {
      for (Element documentation :
          elements(parse(service.get(path + "?wsdl").body()), "documentation")) {
        List<String> messages =
            example
                .matcher(documentation.getTextContent())
                .results()
                .map(MatchResult::group)
                .toList();
        if (!messages.isEmpty()) {
          asked++;
          assertThat(outline(ask(service, path, messages.get(0))))
              .isEqualTo(outline(parse(messages.get(1)).getDocumentElement()));
        }
      }
    }
    assertThat(asked).isEqualTo(Call.OPERATIONS.size());
  }

  private static Element ask(Service service, String path, String message) throws Exception {
    SecuredSoap client =
        service.soap(path.equals(Endpoint.SOAP_PATH) ? Call.PROVIDER : Call.PUBLIC_BODY);
    // Whatever other tests have changed meanwhile, nothing is left to read from there on.
    String body = message.replace("fraEndringsNummer=\"11\"", "fraEndringsNummer=\"900000\"");
    HttpResponse<String> answer =
        service.send(
            HttpRequest.newBuilder(service.uri(path))
                .header("Content-Type", "application/soap+xml")
                .POST(BodyPublishers.ofString(client.sign(Endpoint.envelope(body)))));
    return (Element) elements(parse(client.open(answer.body())), "Body").get(0).getFirstChild();
  }

  /** An element's names and values, but for numbers of changes and for certificates. */
  private static String outline(Element element) {
    StringBuilder text = new StringBuilder(element.getLocalName());
    IntStream.range(0, element.getAttributes().getLength())
        .mapToObj(element.getAttributes()::item)
        .map(Node::getNodeName)
        .filter(name -> name.endsWith("Nummer"))
        .sorted()
        .forEach(name -> text.append('@').append(name));
    List<Element> children = children(element);
    if (!children.isEmpty()) {
      children.forEach(child -> text.append('[').append(outline(child)).append(']'));
    } else if (!element.getLocalName().equals("X509Sertifikat")) {
      text.append('=').append(element.getTextContent().trim());
    }
    return text.toString();
  }

  private static List<Element> children(Element element) {
    NodeList nodes = element.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }

  private static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  /** A client that reads the description at an address goes on to use that address. */
  @ParameterizedTest
  @ValueSource(strings = {Endpoint.SOAP_PATH, "/ws/oppslagstjenesten/v5", REAL_PATH})
  void aDescriptionNamesTheAddressThatItWasAskedAt(String path, Service service) throws Exception {
    for (String query : List.of("?wsdl", "?singleWsdl")) {
      String wsdl = service.get(path + query).body();

      assertThat(elements(parse(wsdl), "address"))
          .extracting(address -> address.getAttribute("location"))
          .containsExactly(service.uri(path).toString());
      assertThat(LOCATION.matcher(wsdl).results().map(found -> found.group(1)))
          .allMatch(location -> location.startsWith(path));
    }
    assertThat(service.get(path + "?singleWsdl").body())
        .doesNotContain("<wsdl:import", "schemaLocation=");
  }

  @ParameterizedTest
  @CsvSource({Endpoint.SOAP_PATH + ", 2", "/ws/oppslagstjenesten/v5, 3", REAL_PATH + ", 3"})
  void everySchemaOfADescriptionIsServed(String path, int documents, Service service)
      throws Exception {
    List<String> toRead = new ArrayList<>(List.of(path + "?wsdl"));
    for (int i = 0; i < toRead.size(); i++) {
      HttpResponse<String> answer = service.get(toRead.get(i));
      assertThat(answer.statusCode()).as(toRead.get(i)).isEqualTo(200);
      LOCATION
          .matcher(answer.body())
          .results()
          .map(found -> found.group(1))
          .filter(found -> found.contains("?"))
          .filter(found -> !toRead.contains(found))
          .forEach(toRead::add);
    }
    assertThat(toRead).hasSize(documents);
  }
}
