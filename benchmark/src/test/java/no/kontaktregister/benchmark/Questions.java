package no.kontaktregister.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.kontaktregister.demo.SoapSigner;

/** Makes the requests: the same questions over REST and over SOAP, each about other citizens. */
final class Questions {

  static final int THOUSAND = 1000;

  private static final String REST = "/rest/v1/personer";
  private static final String SOAP = "/ws/oppslagstjenesten/v5";
  private static final String CONSTANT = "/constant/answer";

  private static final List<String> ALL = List.of("Kontaktinfo", "SikkerDigitalPost", "Sertifikat");

  /** As long as a refused request may be, nearly. */
  private static final int LONG = 240 * 1024;

  private final Parties parties;
  private final List<String> numbers;
  private final List<String> tokens;
  private int next;

  Questions(Parties parties, List<String> numbers) throws Exception {
    this.parties = parties;
    this.numbers = numbers;
    this.tokens = parties.tokens();
  }

  /** The request about one citizen, to the resource whose answer is always the same. */
  Requests constant() {
    return Requests.again(json(CONSTANT, numbers.size(), 1));
  }

  /** A request about each of the citizens. */
  Requests overRest() {
    return Requests.again(json(REST, numbers.size(), 1));
  }

  /** Requests about a thousand citizens each. */
  Requests aThousandOverRest() {
    return Requests.again(json(REST, numbers.size() / THOUSAND, THOUSAND));
  }

  /** Signed requests about one citizen each, which have to be sent soon. */
  Requests overSoap(int count) throws Exception {
    return Requests.once(soap(count, 1));
  }

  /** Signed requests about a thousand citizens each, which have to be sent soon. */
  Requests aThousandOverSoap(int count) throws Exception {
    return Requests.once(soap(count, THOUSAND));
  }

  /** What strangers may send, and how it must be answered: with a fault. */
  Map<String, Requests> refused() throws Exception {
    String signed = new String(parties.sign(List.of(envelope(some(1)))).get(0), UTF_8);
    String begin = "<ds:SignatureValue>";
    int value = signed.indexOf(begin) + begin.length();
    String wrong =
        signed.substring(0, value)
            + (signed.charAt(value) == 'A' ? 'B' : 'A')
            + signed.substring(value + 1);
    String attributes = " xmlns:a%1$d='urn:a'";
    StringBuilder element = new StringBuilder("<a");
    for (int i = 0; i < 31; i++) {
      element.append(attributes.formatted(i));
    }
    String nested = (element + ">").repeat(20) + "</a>".repeat(20);
    Map<String, Requests> refused = new LinkedHashMap<>();
    refused.put("no Security header", refused(envelope(some(1))));
    refused.put("no Security header, 240 KB of text", refused(unsigned("x".repeat(LONG))));
    refused.put("no Security header, 61,000 elements", refused(unsigned("<a/>".repeat(LONG / 4))));
    refused.put("a signature that is wrong", refused(wrong));
    refused.put(
        "the same, on 240 KB of namespaces",
        refused(
            wrong.replace(
                "</m:HentPersonerForespoersel>",
                nested.repeat(LONG / nested.length()) + "</m:HentPersonerForespoersel>")));
    return refused;
  }

  private static Requests refused(String envelope) {
    return Requests.refused(post(SOAP, "application/soap+xml; charset=utf-8", "", envelope));
  }

  private List<byte[]> json(String path, int count, int persons) {
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String body =
          some(persons).stream()
              .collect(joining("\",\"", "{\"personidentifikatorer\":[\"", "\"]}"));
      String token = tokens.get(i % tokens.size());
      requests.add(post(path, "application/json", "Authorization: Bearer " + token + "\r\n", body));
    }
    return requests;
  }

  private List<byte[]> soap(int count, int persons) throws Exception {
    List<String> envelopes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      envelopes.add(envelope(some(persons)));
    }
    return parties.sign(envelopes).stream()
        .map(message -> new String(message, UTF_8))
        .map(message -> post(SOAP, "application/soap+xml; charset=utf-8", "", message))
        .toList();
  }

  private List<String> some(int count) {
    List<String> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(numbers.get(next++ % numbers.size()));
    }
    return some;
  }

  private static String envelope(List<String> numbers) {
    return unsigned(
        ALL.stream()
                .map(need -> "<m:informasjonsbehov>" + need + "</m:informasjonsbehov>")
                .collect(joining("", "<m:HentPersonerForespoersel>", ""))
            + numbers.stream()
                .map(number -> "<m:personidentifikator>" + number + "</m:personidentifikator>")
                .collect(joining())
            + "</m:HentPersonerForespoersel>");
  }

  private static String unsigned(String body) {
    return "<e:Envelope xmlns:e=\""
        + SoapSigner.SOAP
        + "\" xmlns:m=\""
        + SoapSigner.MESSAGES
        + "\"><e:Body>"
        + body
        + "</e:Body></e:Envelope>";
  }

  private static byte[] post(String path, String type, String header, String body) {
    byte[] content = body.getBytes(UTF_8);
    byte[] head =
        ("POST "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\n"
                + header
                + "Content-Type: "
                + type
                + "\r\nContent-Length: "
                + content.length
                + "\r\n\r\n")
            .getBytes(UTF_8);
    ByteArrayOutputStream request = new ByteArrayOutputStream(head.length + content.length);
    request.writeBytes(head);
    request.writeBytes(content);
    return request.toByteArray();
  }
}
