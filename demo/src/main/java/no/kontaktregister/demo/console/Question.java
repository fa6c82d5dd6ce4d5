package no.kontaktregister.demo.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A question that may be asked at both endpoints. */
enum Question {
  KAN_VELGE(
      "kan-velge",
      "ask.kan-velge",
      "984661185",
      List.of("krr:postkasse/kanvelge.read"),
      "/rest/v1/postkasse/kan-velge",
      "/ws/postkasseleverandoer/v5",
      "KanVelgeSikkerDigitalPostkasse",
      "") {
    @Override
    ObjectNode json(String number) {
      return ControlApi.body().put("personidentifikator", number);
    }
  },
  HENT_PERSONER(
      "hent-personer",
      "ask.hent-personer",
      "974761076",
      List.of("krr:global/kontaktinformasjon.read", "krr:global/digitalpost.read"),
      "/rest/v1/personer",
      "/ws/oppslagstjenesten/v5",
      "HentPersoner",
      "<informasjonsbehov>Kontaktinfo</informasjonsbehov>"
          + "<informasjonsbehov>SikkerDigitalPost</informasjonsbehov>"
          + "<informasjonsbehov>Sertifikat</informasjonsbehov>"
          + "<informasjonsbehov>VarslingsStatus</informasjonsbehov>") {
    @Override
    ObjectNode json(String number) {
      ObjectNode body = ControlApi.body();
      body.putArray("personidentifikatorer").add(number);
      return body;
    }
  };

  private static final String ENVELOPE =
      """
      <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope">\
      <e:Body>\
      <%1$sForespoersel xmlns="http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02">\
      %2$s<personidentifikator>%3$s</personidentifikator>\
      </%1$sForespoersel>\
      </e:Body>\
      </e:Envelope>""";

  private final String value;
  private final String textKey;
  private final String caller;
  private final List<String> scopes;
  private final String restPath;
  private final String soapPath;
  private final String operation;
  private final String needs;

  Question(
      String value,
      String textKey,
      String caller,
      List<String> scopes,
      String restPath,
      String soapPath,
      String operation,
      String needs) {
    this.value = value;
    this.textKey = textKey;
    this.caller = caller;
    this.scopes = scopes;
    this.restPath = restPath;
    this.soapPath = soapPath;
    this.operation = operation;
    this.needs = needs;
  }

  /** The body of the question over REST. */
  abstract ObjectNode json(String number);

  /** The unsigned message of the question over SOAP. */
  String envelope(String number) {
    return ENVELOPE.formatted(operation, needs, number);
  }

  /** What a form sends for it. */
  String value() {
    return value;
  }

  /** The key of its words. */
  String textKey() {
    return textKey;
  }

  /** The enterprise that asks. */
  String caller() {
    return caller;
  }

  List<String> scopes() {
    return scopes;
  }

  String restPath() {
    return restPath;
  }

  String soapPath() {
    return soapPath;
  }

  static Optional<Question> of(String value) {
    return Stream.of(values()).filter(question -> question.value.equals(value)).findFirst();
  }
}
