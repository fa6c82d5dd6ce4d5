package no.kontaktregister.endtoend.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import no.kontaktregister.domain.tilgang.Operasjon;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The two ways to ask the same questions. An operation that an endpoint does not know does not
 * compile.
 */
public enum Endpoint {
  REST {
    @Override
    public HttpResponse<String> ask(Service service, Call call) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(service.uri(path(call.operation())))
              .header("Authorization", "Bearer " + service.token(call, scopes(call)));
      if (call.operation() == Operasjon.HENT_PRINT_SERTIFIKAT) {
        return service.send(request.GET());
      }
      return service.send(
          request
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body(call).toString())));
    }

    @Override
    public String path(Operasjon operation) {
      return "/rest/v1/"
          + switch (operation) {
            case KAN_VELGE_SIKKER_DIGITAL_POSTKASSE -> "postkasse/kan-velge";
            case OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE -> "postkasse/opprett-og-velg";
            case OPPDATER_POSTKASSE -> "postkasse/oppdater";
            case SLETT_POSTKASSE -> "postkasse/slett";
            case HENT_PERSONER -> "personer";
            case HENT_ENDRINGER -> "krr/hentEndringer";
            case HENT_PRINT_SERTIFIKAT -> "printSertifikat";
            case HENT_PERSON, ENDRE_PERSON, SLETT_PERSON ->
                throw new IllegalArgumentException(CITIZENS);
          };
    }

    @Override
    public String read(Service service, Call call, String answer) throws Exception {
      JsonNode json = JSON.readTree(answer);
      if (json.has("type")) {
        return switch (json.path("type").asText().replace("urn:kontaktregister:problem:", "")) {
          case "missing-field",
              "unknown-field",
              "wrong-type",
              "invalid-value",
              "malformed-json",
              "body-too-large" ->
              INVALID;
          case "access-denied" -> DENIED;
          case "registry-unavailable" -> UNAVAILABLE;
          default -> answer;
        };
      }
      return switch (call.operation()) {
        case KAN_VELGE_SIKKER_DIGITAL_POSTKASSE,
            OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE,
            OPPDATER_POSTKASSE,
            SLETT_POSTKASSE ->
            words(json.path("status").asText(), json.path("beskrivelse").asText());
        case HENT_PERSONER -> persons(json);
        case HENT_ENDRINGER ->
            words(
                next(json.path("fraEndringsId").asLong()),
                // Over REST an empty answer ends where the question began.
                json.path(json.path("list").isEmpty() ? "sisteEndringsId" : "tilEndringsId")
                    .asText(),
                json.path("sisteEndringsId").asText(),
                persons(json));
        case HENT_PRINT_SERTIFIKAT ->
            words(
                json.path("postkasseleverandoerAdresse").asText(),
                json.path("x509Sertifikat").asText());
        case HENT_PERSON, ENDRE_PERSON, SLETT_PERSON ->
            throw new IllegalArgumentException(CITIZENS);
      };
    }

    private ObjectNode body(Call call) {
      ObjectNode body = JSON.createObjectNode();
      if (call.operation() == Operasjon.HENT_PERSONER) {
        ArrayNode numbers = body.putArray("personidentifikatorer");
        call.all("personidentifikator").forEach(numbers::add);
        return body;
      }
      for (Call.Element element : call.elements()) {
        if (element.name().equals("fraEndringsNummer") && element.value().matches("-?[0-9]+")) {
          body.put("fraEndringsId", before(Long.parseLong(element.value())));
        } else if (!element.name().equals("informasjonsbehov")) {
          body.put(FIELDS.getOrDefault(element.name(), element.name()), element.value());
        }
      }
      return body;
    }

    /** The scope of the operation, and those of the information that a look-up asks for. */
    private String scopes(Call call) {
      TreeSet<String> scopes = new TreeSet<>();
      scopes.add(
          switch (call.operation()) {
            case KAN_VELGE_SIKKER_DIGITAL_POSTKASSE -> "krr:postkasse/kanvelge.read";
            case OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE, OPPDATER_POSTKASSE, SLETT_POSTKASSE ->
                "krr:postkasse/postkasse.write";
            case HENT_PERSONER -> "openid";
            case HENT_ENDRINGER -> "krr:global/hentendring.read";
            case HENT_PRINT_SERTIFIKAT -> "openid";
            case HENT_PERSON, ENDRE_PERSON, SLETT_PERSON ->
                throw new IllegalArgumentException(CITIZENS);
          });
      for (String behov : call.all("informasjonsbehov")) {
        scopes.add(
            switch (behov) {
              case "Kontaktinfo", "VarslingsStatus" -> "krr:global/kontaktinformasjon.read";
              case "SikkerDigitalPost", "Sertifikat" -> "krr:global/digitalpost.read";
              default -> "openid";
            });
      }
      return String.join(" ", scopes);
    }

    /** REST's number is the last one that a reader has, SOAP's the first one that it wants. */
    private long before(long number) {
      return number > 0 ? number - 1 : number;
    }

    private String next(long number) {
      return Long.toString(number == 0 ? 0 : number + 1);
    }

    private String persons(JsonNode json) {
      List<String> lines = new ArrayList<>();
      for (JsonNode person : json.path(json.has("list") ? "list" : "personer")) {
        JsonNode contact = person.path("kontaktinformasjon");
        JsonNode mailbox = person.path("digital_post");
        lines.add(
            words(
                person.path("personidentifikator").asText(),
                person.path("reservasjon").asText(),
                person.path("status").asText(),
                person.path("varslingsstatus").asText(),
                contact.path("mobiltelefonnummer").asText(),
                contact.path("epostadresse").asText(),
                mailbox.path("postkasseadresse").asText(),
                mailbox.path("postkasseleverandoeradresse").asText(),
                person.path("sertifikat").asText()));
      }
      return String.join("\n", lines);
    }
  },

  SOAP {
    @Override
    public HttpResponse<String> ask(Service service, Call call) throws Exception {
      return service.send(
          HttpRequest.newBuilder(service.uri(path(call.operation())))
              .header("Content-Type", "application/soap+xml")
              .POST(
                  BodyPublishers.ofString(
                      service.soap(call.signer()).sign(envelope(header(call), body(call))))));
    }

    @Override
    public String path(Operasjon operation) {
      return switch (operation) {
        case KAN_VELGE_SIKKER_DIGITAL_POSTKASSE,
            OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE,
            OPPDATER_POSTKASSE,
            SLETT_POSTKASSE ->
            SOAP_PATH;
        case HENT_PERSONER, HENT_ENDRINGER, HENT_PRINT_SERTIFIKAT -> "/ws/oppslagstjenesten/v5";
        case HENT_PERSON, ENDRE_PERSON, SLETT_PERSON ->
            throw new IllegalArgumentException(CITIZENS);
      };
    }

    @Override
    public String read(Service service, Call call, String answer) throws Exception {
      Document xml = parse(service.soap(call.signer()).open(answer));
      String reason = text(xml.getDocumentElement(), "Text");
      if (!reason.isEmpty()) {
        return text(xml.getDocumentElement(), "Value").endsWith("Receiver")
            ? UNAVAILABLE
            : reason.startsWith("Invalid service usage: ") ? DENIED : INVALID;
      }
      Element body = all(xml.getDocumentElement(), "Body").findFirst().orElseThrow();
      Element response = (Element) body.getFirstChild();
      return switch (call.operation()) {
        case KAN_VELGE_SIKKER_DIGITAL_POSTKASSE,
            OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE,
            OPPDATER_POSTKASSE,
            SLETT_POSTKASSE ->
            words(text(response, "status"), text(response, "beskrivelse"));
        case HENT_PERSONER -> persons(response);
        case HENT_ENDRINGER ->
            words(
                response.getAttribute("fraEndringsNummer"),
                response.getAttribute("tilEndringsNummer"),
                response.getAttribute("senesteEndringsNummer"),
                persons(response));
        case HENT_PRINT_SERTIFIKAT ->
            words(text(response, "postkasseleverandoerAdresse"), text(response, "X509Sertifikat"));
        case HENT_PERSON, ENDRE_PERSON, SLETT_PERSON ->
            throw new IllegalArgumentException(CITIZENS);
      };
    }

    private String header(Call call) {
      return call.supplier() == null
          ? ""
          : "<m:Oppslagstjenesten><m:PaaVegneAv>"
              + call.caller()
              + "</m:PaaVegneAv></m:Oppslagstjenesten>";
    }

    private String body(Call call) {
      String name =
          switch (call.operation()) {
                case KAN_VELGE_SIKKER_DIGITAL_POSTKASSE -> "KanVelgeSikkerDigitalPostkasse";
                case OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE ->
                    "OpprettOgVelgSikkerDigitalPostkasse";
                case OPPDATER_POSTKASSE -> "OppdaterPostkasse";
                case SLETT_POSTKASSE -> "SlettPostkasse";
                case HENT_PERSONER -> "HentPersoner";
                case HENT_ENDRINGER -> "HentEndringer";
                case HENT_PRINT_SERTIFIKAT -> "HentPrintSertifikat";
                case HENT_PERSON, ENDRE_PERSON, SLETT_PERSON ->
                    throw new IllegalArgumentException(CITIZENS);
              }
              + "Forespoersel";
      String attributes =
          call.all("fraEndringsNummer").stream()
              .map(number -> " fraEndringsNummer=\"" + number + "\"")
              .collect(joining());
      return "<m:"
          + name
          + attributes
          + ">"
          + call.elements().stream()
              .filter(element -> !element.name().equals("fraEndringsNummer"))
              .map(
                  element ->
                      "<m:"
                          + element.name()
                          + ">"
                          + element.value()
                          + "</m:"
                          + element.name()
                          + ">")
              .collect(joining())
          + "</m:"
          + name
          + ">";
    }

    private String persons(Element response) {
      return all(response, "Person")
          .map(
              person ->
                  words(
                      text(person, "personidentifikator"),
                      text(person, "reservasjon"),
                      text(person, "status"),
                      text(person, "varslingsstatus"),
                      text(person, "Mobiltelefonnummer"),
                      text(person, "Epostadresse"),
                      text(person, "postkasseadresse"),
                      text(person, "postkasseleverandoerAdresse"),
                      text(person, "X509Sertifikat")))
          .collect(joining("\n"));
    }

    private String text(Element within, String name) {
      return all(within, name).map(Element::getTextContent).findFirst().orElse("");
    }

    private Stream<Element> all(Element within, String name) {
      var found = within.getElementsByTagNameNS("*", name);
      return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    private Document parse(String xml) throws Exception {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }
  };

  /** The outcomes of a call that is refused. */
  public static final String INVALID = "INVALID";

  public static final String DENIED = "DENIED";
  public static final String UNAVAILABLE = "UNAVAILABLE";

  public static final String REST_PATH = "/rest/v1/postkasse/kan-velge";
  public static final String SOAP_PATH = "/ws/postkasseleverandoer/v5";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> FIELDS =
      Map.of("X509Sertifikat", "sertifikat", "fraEndringsNummer", "fraEndringsId");

  private static final String CITIZENS =
      "a citizen's own operation takes the citizen's token, and SOAP has none";

  /** Asks, and gives the answer as it came over the wire. */
  public abstract HttpResponse<String> ask(Service service, Call call) throws Exception;

  /** The path of an operation. */
  public abstract String path(Operasjon operation);

  /** What an answer says, in words that both endpoints have in common. */
  public abstract String read(Service service, Call call, String answer) throws Exception;

  /** Asks, and reads the answer. */
  public String answer(Service service, Call call) throws Exception {
    return read(service, call, ask(service, call).body());
  }

  /** A SOAP 1.2 message with the given content of its Body; the prefix m is the messages'. */
  public static String envelope(String body) {
    return envelope("", body);
  }

  static String envelope(String header, String body) {
    return "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\""
        + " xmlns:m=\"http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02\">"
        + (header.isEmpty() ? "" : "<e:Header>" + header + "</e:Header>")
        + "<e:Body>"
        + body
        + "</e:Body></e:Envelope>";
  }

  private static String words(String... words) {
    return Stream.of(words).filter(word -> !word.isEmpty()).collect(joining(" "));
  }
}
