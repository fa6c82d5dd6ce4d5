package no.kontaktregister.adapters.soap;

import static no.kontaktregister.adapters.soap.Client.DS;
import static no.kontaktregister.adapters.soap.Client.WSSE;
import static no.kontaktregister.adapters.soap.Client.WSU;
import static no.kontaktregister.adapters.soap.Client.client;
import static no.kontaktregister.adapters.soap.Client.envelope;
import static no.kontaktregister.adapters.soap.Client.first;
import static no.kontaktregister.adapters.soap.Client.write;
import static no.kontaktregister.adapters.soap.LocalService.OPPSLAGSTJENESTEN;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.kontaktregister.adapters.soap.wssecurity.Requests;
import org.w3c.dom.Document;

/**
 * {@code mvn -T1 -Pbenchmark}: the processor time that a stranger can spend. For each kind of
 * request without a valid signature, it compares the time with that of the cheapest refused request
 * of the same size: an envelope with text and no Security header.
 *
 * <p>The goal: at most three times as much, and never more than 100 ms. A request of the right form
 * costs more than that, because its digests and its signature have to be computed before they can
 * be refused; for it, the 100 ms count.
 */
final class RefusalBenchmark {

  private static final String QUESTION = "<m:HentPrintSertifikatForespoersel/>";
  private static final int LARGEST = 248 * 1024;
  private static final int ROUNDS = 60;
  private static final double MOST_MILLISECONDS = 100;
  private static final double MOST_TIMES = 3;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private RefusalBenchmark() {}

  /**
   * @param args none
   */
  public static void main(String[] args) throws Exception {
    // A refusal is logged, which is not what is measured.
    LogManager.getLogManager().reset();
    PrintStream out = System.out;
    out.println("processor time of refused SOAP requests, in process, warm:");
    out.printf(
        "  %-58s %7s %8s %9s %9s  %s%n", "kind", "KB", "ms", "ms/KB", "times", "within the goal");
    try (LocalService service = new LocalService(Requests.AS_PUBLISHED)) {
      kinds().forEach((kind, request) -> print(out, service, kind, request));
      rightForm().forEach((kind, request) -> print(out, service, kind, request));
    }
  }

  private static void print(PrintStream out, LocalService service, String kind, String request) {
    double kilobytes = request.length() / 1024.0;
    double cost = milliseconds(service, request);
    double times = cost / milliseconds(service, unsigned(request.length()));
    boolean within =
        cost <= MOST_MILLISECONDS && (times <= MOST_TIMES || kind.startsWith("right form"));
    out.printf(
        "  %-58s %7.1f %8.2f %9.3f %9.1f  %s%n",
        kind, kilobytes, cost, cost / kilobytes, times, within ? "yes" : "NO");
  }

  /** The median of some rounds, after as many that are not counted. */
  private static double milliseconds(LocalService service, String request) {
    double[] times = new double[ROUNDS];
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      String answer = service.send(OPPSLAGSTJENESTEN, request);
      long end = THREADS.getCurrentThreadCpuTime();
      if (!answer.contains("soap:Sender")) {
        throw new IllegalStateException(answer);
      }
      times[Math.max(round, 0)] = (end - start) / 1e6;
    }
    Arrays.sort(times);
    return times[ROUNDS / 2];
  }

  private static String unsigned(int length) {
    String empty = envelope("");
    return empty.replace("<e:Body>", "<e:Body>" + "x".repeat(Math.max(0, length - empty.length())));
  }

  /** Requests that need no computation to be refused. */
  private static Map<String, String> kinds() throws Exception {
    String signed = wrongSignature(client(), QUESTION);
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("no Security header", envelope(QUESTION));
    kinds.put("no Security header, 248 KB of text", unsigned(LARGEST));
    kinds.put("no Security header, 62,000 siblings", unsigned(repeat(LARGEST - 2000, i -> "<a/>")));
    kinds.put("62,000 siblings in front of a signature", inHeader(signed, i -> "<m:a/>"));
    kinds.put("62,000 siblings behind a signature", inBody(signed, i -> "<m:a/>"));
    kinds.put("5 signatures of 30 references of 5 transforms", manySignatures());
    kinds.put(
        "deep nesting",
        signed.replace(
            "<e:Body", "<m:a>".repeat(LARGEST / 11) + "</m:a>".repeat(LARGEST / 11) + "<e:Body"));
    kinds.put("many attributes of an element", unsigned(element(i -> " a" + i + "='1'")));
    kinds.put("many namespaces of an element", unsigned(element(i -> " xmlns:n" + i + "='urn:u'")));
    kinds.put("many comments", inHeader(signed, i -> "<!---->"));
    kinds.put("many character references", inBody(signed, i -> "&#120;"));
    kinds.put("many sections of CDATA", inBody(signed, i -> "<![CDATA[x]]>"));
    kinds.put("a long name", unsigned("<" + "n".repeat(LARGEST - 2000) + "/>"));
    kinds.put("a long Id", signed.replace("id-Body", "i".repeat(LARGEST / 2)));
    kinds.put("a long token", text(signed, WSSE, "BinarySecurityToken", LARGEST - 8000));
    kinds.put("a long SignatureValue", text(signed, DS, "SignatureValue", LARGEST - 8000));
    kinds.put("a long Created", text(signed, WSU, "Created", LARGEST - 8000));
    kinds.put("malformed at its end", unsigned(LARGEST).replace("</e:Envelope>", "</e:Envelop>"));
    kinds.put("not XML", "x".repeat(LARGEST));
    kinds.put("larger than 256 KB", unsigned(300 * 1024));
    return kinds;
  }

  /** Requests that are refused for their signature alone. */
  private static Map<String, String> rightForm() throws Exception {
    Map<String, String> kinds = new LinkedHashMap<>();
    String signed = wrongSignature(client(), QUESTION);
    kinds.put("right form, wrong SignatureValue", signed);
    kinds.put("right form, a stranger's signature", strangers(client(), QUESTION));
    Document slow = client().keys(Keys.slowToVerify(8192)).sign(envelope(QUESTION));
    first(slow, DS, "SignatureValue").setTextContent("f".repeat(1368));
    kinds.put("right form, the slowest key that is accepted", write(slow));
    kinds.put("right form, token of 16 KB", text(signed, WSSE, "BinarySecurityToken", 16_000));
    kinds.put(
        "right form, headers of 31 attributes", inHeader(signed, i -> element(31, " b%d='1'")));
    kinds.put(
        "right form, headers of 31 namespaces",
        inHeader(signed, i -> element(31, " xmlns:p%d='urn:u'")));
    Map<String, String> bodies =
        Map.of(
            "240 KB of text", "x".repeat(LARGEST - 8000),
            "1,900 elements of 31 attributes", many(1900, 31, " b%d='1'", 1),
            "1,900 elements of 31 namespaces", many(1900, 31, " xmlns:p%d='urn:u'", 1),
            "1,900 elements of 31 namespaces, 20 levels", many(1900, 31, " xmlns:p%d='urn:u'", 20));
    for (String method : new String[] {Client.EXCLUSIVE, Client.INCLUSIVE_WITH_COMMENTS}) {
      String name = method.equals(Client.EXCLUSIVE) ? "exclusive" : "inclusive";
      for (Map.Entry<String, String> body : bodies.entrySet()) {
        kinds.put(
            "right form, " + body.getKey() + ", " + name,
            strangers(client().canonicalization(method), body.getValue()));
      }
    }
    return kinds;
  }

  private static String wrongSignature(Client client, String body) throws Exception {
    Document message = client.sign(envelope(body));
    first(message, DS, "SignatureValue").setTextContent("A".repeat(344));
    return write(message);
  }

  /** Correct but for the certificate, which the registry does not trust. */
  private static String strangers(Client client, String body) throws Exception {
    return write(client.keys(Keys.OF_STRANGER).sign(envelope(body)));
  }

  private static String manySignatures() {
    String transform = "<ds:Transform Algorithm='" + Client.EXCLUSIVE + "'/>";
    String reference =
        "<ds:Reference URI='#b'><ds:Transforms>"
            + transform.repeat(5)
            + "</ds:Transforms><ds:DigestMethod Algorithm='"
            + Client.SHA256
            + "'/><ds:DigestValue>AAAA</ds:DigestValue></ds:Reference>";
    String signature =
        "<ds:Signature xmlns:ds='"
            + DS
            + "'><ds:SignedInfo><ds:CanonicalizationMethod Algorithm='"
            + Client.EXCLUSIVE
            + "'/><ds:SignatureMethod Algorithm='"
            + Client.RSA_SHA256
            + "'/>"
            + reference.repeat(30)
            + "</ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature>";
    return envelope("<wsse:Security>" + signature.repeat(5) + "</wsse:Security>", "<m:a/>")
        .replace("<e:Body>", "<e:Body wsu:Id='b'>");
  }

  private static String inHeader(String signed, IntFunction<String> part) {
    return signed.replace("<e:Header>", "<e:Header>" + repeat(LARGEST - 8000, part));
  }

  private static String inBody(String signed, IntFunction<String> part) {
    return signed.replace("</e:Body>", repeat(LARGEST - 8000, part) + "</e:Body>");
  }

  private static String unsigned(String body) {
    return envelope(body);
  }

  private static String element(IntFunction<String> attribute) {
    return "<a" + repeat(LARGEST - 2000, attribute) + "/>";
  }

  private static String element(int count, String attribute) {
    return "<m:a" + attributes(count, attribute) + "/>";
  }

  private static String attributes(int count, String attribute) {
    return IntStream.range(0, count).mapToObj(attribute::formatted).collect(Collectors.joining());
  }

  private static String many(int elements, int count, String attribute, int levels) {
    String open = "<a" + attributes(count, attribute) + ">";
    String nested = open.repeat(levels) + "</a>".repeat(levels);
    return nested.repeat(Math.min(elements / levels, (LARGEST - 8000) / nested.length()));
  }

  private static String text(String signed, String namespace, String name, int length)
      throws Exception {
    Document message = Client.parse(signed);
    first(message, namespace, name).setTextContent("A".repeat(length));
    return write(message);
  }

  private static String repeat(int length, IntFunction<String> part) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < length; i++) {
      text.append(part.apply(i));
    }
    return text.toString();
  }
}
