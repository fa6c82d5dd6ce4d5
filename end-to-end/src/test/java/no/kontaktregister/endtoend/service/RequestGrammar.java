package no.kontaktregister.endtoend.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes HTTP requests of which each part is usually right, and sometimes nearly right. */
public final class RequestGrammar {

  /** Citizens of the demo. */
  public static final List<String> CITIZENS = List.of("20914695016", "12837512040", "03888221041");

  /** A question over REST that is right. */
  public static final String REST_QUESTION =
      "{\"personidentifikator\":\"" + CITIZENS.get(0) + "\"}";

  /** A question over SOAP that is right when it is signed. */
  public static final String SOAP_QUESTION =
      """
      <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body>\
      <m:KanVelgeSikkerDigitalPostkasseForespoersel \
      xmlns:m="http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02">\
      <m:personidentifikator>12837512040</m:personidentifikator>\
      </m:KanVelgeSikkerDigitalPostkasseForespoersel></e:Body></e:Envelope>""";

  private static final List<String> REST_PATHS =
      List.of(
          "/rest/v1/postkasse/kan-velge",
          "/rest/v1/postkasse/opprett-og-velg",
          "/rest/v1/postkasse/oppdater",
          "/rest/v1/postkasse/slett",
          "/rest/v1/personer",
          "/rest/v2/krr/hentEndringer",
          "/rest/v1/printSertifikat",
          "/rest/v2/person",
          "/openapi",
          "/problem",
          "/health/ready");

  private static final List<String> SOAP_PATHS =
      List.of(
          "/ws/postkasseleverandoer/v5",
          "/ws/oppslagstjenesten/v5",
          "/kontaktinfo-external/ws-v5",
          "/ws/postkasseleverandoer/v5?wsdl");

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "Q\u00e9");

  private static final List<String> HEADERS =
      List.of(
          "Accept: application/jose",
          "Accept: text/html;q=0.x, */*",
          "Accept-Encoding: identity;q=1, *;q=0",
          "Content-Encoding: gzip",
          "Content-Type: multipart/related; boundary=x",
          "Content-Type: application/json; charset=nonsense",
          "Content-Length: 99999999999999999999",
          "Content-Length: -1",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: identity, chunked",
          "Expect: 100-continue",
          "Forwarded: for=\"_x\";host=\"\u0000\"",
          "X-Forwarded-Proto: \"\"",
          "Host: another.example",
          "Cookie: JSESSIONID=" + "a".repeat(200),
          "X-" + "a".repeat(9000) + ": x",
          " folded",
          ": nameless");

  private static final List<String> JSON_VALUES =
      List.of(
          "\"20914695016\"",
          "\"12837512040\"",
          "\"9908:984661185\"",
          "\"ola.nordmann@example.com\"",
          "\"ola.nordmann#4XKQ\"",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "null",
          "0",
          "-1",
          "1e999",
          "9223372036854775808",
          "[]",
          "[\"03888221041\",\"03888221041\"]",
          "{}",
          "true",
          "\"AQID\"",
          "[".repeat(200) + "]".repeat(200));

  private static final List<String> JSON_NAMES =
      List.of(
          "personidentifikator",
          "personidentifikatorer",
          "virksomhetsidentifikator",
          "postkasseadresse",
          "epostadresse",
          "sertifikat",
          "fraEndringsNummer",
          "inkluderSikkerDigitalPost",
          "reservasjon",
          "spraak",
          "unknown",
          "");

  private final List<String> tokens;
  private final List<String> signedMessages;

  /**
   * @param tokens tokens that the service accepts
   * @param signedMessages SOAP messages that the service accepts once
   */
  public RequestGrammar(List<String> tokens, List<String> signedMessages) {
    this.tokens = tokens;
    this.signedMessages = signedMessages;
  }

  /** The bytes of a request after which the connection is to be closed. */
  public byte[] next(Random random) {
    boolean isSoap = random.nextInt(3) == 0;
    String path = edited(one(isSoap ? SOAP_PATHS : REST_PATHS, random), 10, random);
    String method = random.nextInt(10) == 0 ? one(METHODS, random) : "POST";
    byte[] body =
        edited(isSoap ? one(signedMessages, random) : json(random), 2, random).getBytes(UTF_8);
    List<String> headers = new ArrayList<>();
    headers.add("Host: localhost");
    headers.add("Connection: close");
    headers.add("Content-Type: " + (isSoap ? "application/soap+xml" : "application/json"));
    headers.add("Content-Length: " + body.length);
    if (!isSoap && random.nextInt(10) > 0) {
      headers.add("Authorization: Bearer " + edited(one(tokens, random), 6, random));
    }
    if (random.nextInt(6) == 0) {
      // After Host and Connection, which it could continue.
      headers.add(3 + random.nextInt(headers.size() - 2), one(HEADERS, random));
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    String version = random.nextInt(50) == 0 ? edited("HTTP/1.1", 1, random) : "HTTP/1.1";
    request.writeBytes((method + " " + path + " " + version + "\r\n").getBytes(UTF_8));
    for (String header : headers) {
      request.writeBytes((header + "\r\n").getBytes(UTF_8));
    }
    request.writeBytes("\r\n".getBytes(UTF_8));
    request.writeBytes(body);
    return request.toByteArray();
  }

  private static String json(Random random) {
    List<String> fields = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      fields.add("\"" + one(JSON_NAMES, random) + "\":" + one(JSON_VALUES, random));
    }
    return "{" + String.join(",", fields) + "}";
  }

  /** Changes a text in a few places, once in so many times. */
  private static String edited(String text, int oneIn, Random random) {
    if (random.nextInt(oneIn) > 0) {
      return text;
    }
    StringBuilder edited = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0 && edited.length() > 0; i--) {
      int from = random.nextInt(edited.length());
      int to = Math.min(edited.length(), from + 1 + random.nextInt(20));
      switch (random.nextInt(4)) {
        case 0 -> edited.delete(from, to);
        case 1 -> edited.insert(random.nextInt(edited.length()), edited.substring(from, to));
        case 2 ->
            edited.insert(
                from, one(List.of("%00", "%2e%2e/", ";", "\\", "<!--", "&#0;", "\u00e6"), random));
        default -> edited.setCharAt(from, (char) random.nextInt(256));
      }
    }
    return edited.toString();
  }

  private static <T> T one(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
