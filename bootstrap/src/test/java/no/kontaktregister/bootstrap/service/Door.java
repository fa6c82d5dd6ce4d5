package no.kontaktregister.bootstrap.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two ways to ask the same questions. */
public enum Door {
  REST {
    @Override
    public HttpResponse<String> ask(Service service, Question question) throws Exception {
      ObjectNode body = JSON.createObjectNode();
      put(body, "personidentifikator", question.personidentifikator());
      put(body, "virksomhetsidentifikator", question.virksomhetsidentifikator());
      put(body, "epostadresse", question.epostadresse());
      put(body, "sertifikat", question.sertifikat());
      return service.post(REST_PATH, "application/json", body.toString());
    }

    @Override
    String read(Service service, String answer) throws Exception {
      JsonNode json = JSON.readTree(answer);
      return json.path("status").asText()
          + (json.has("beskrivelse") ? " " + json.get("beskrivelse").asText() : "");
    }
  },

  SOAP {
    @Override
    public HttpResponse<String> ask(Service service, Question question) throws Exception {
      return service.post(
          SOAP_PATH,
          "application/soap+xml",
          service
              .soap()
              .sign(
                  envelope(
                      "<m:KanVelgeSikkerDigitalPostkasseForespoersel>"
                          + element("personidentifikator", question.personidentifikator())
                          + element("virksomhetsidentifikator", question.virksomhetsidentifikator())
                          + element("epostadresse", question.epostadresse())
                          + element("X509Sertifikat", question.sertifikat())
                          + "</m:KanVelgeSikkerDigitalPostkasseForespoersel>")));
    }

    @Override
    String read(Service service, String answer) throws Exception {
      Matcher matcher = SOAP_ANSWER.matcher(service.soap().open(answer));
      return matcher.find()
          ? matcher.group(1) + (matcher.group(2) == null ? "" : " " + matcher.group(2))
          : answer;
    }
  };

  public static final String REST_PATH = "/rest/v1/postkasse/kan-velge";
  public static final String SOAP_PATH = "/ws/postkasseleverandoer/v5";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SOAP_ANSWER =
      Pattern.compile(
          "<status>(\\w+)</status>(?:<beskrivelse>(\\w+)</beskrivelse>)?"
              + "</KanVelgeSikkerDigitalPostkasseRespons>");

  /** Asks, and gives the answer as it came over the wire. */
  public abstract HttpResponse<String> ask(Service service, Question question) throws Exception;

  /** Asks, and gives status and beskrivelse, if any, with a space between. */
  public String answer(Service service, Question question) throws Exception {
    return read(service, ask(service, question).body());
  }

  abstract String read(Service service, String answer) throws Exception;

  /** A SOAP 1.2 message with the given content of its Body; the prefix m is the messages'. */
  public static String envelope(String body) {
    return "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\""
        + " xmlns:m=\"http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02\"><e:Body>"
        + body
        + "</e:Body></e:Envelope>";
  }

  private static void put(ObjectNode body, String name, String value) {
    if (value != null) {
      body.put(name, value);
    }
  }

  private static String element(String name, String value) {
    return value == null ? "" : "<m:" + name + ">" + value + "</m:" + name + ">";
  }
}
