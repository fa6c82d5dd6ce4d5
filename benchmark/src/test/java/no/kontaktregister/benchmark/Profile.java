package no.kontaktregister.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the server spends its time: the samples of a recording by area. A sample belongs to the
 * area of the innermost method that has one, so what the JDK does counts for who asked for it.
 *
 * <p>The recorder samples Java code alone. It sees neither the kernel nor the compilers, and hardly
 * what the JDK has in machine code, such as the multiplications of RSA.
 */
final class Profile {

  private static final Map<String, List<String>> AREAS = new LinkedHashMap<>();

  static {
    AREAS.put("RSA", List.of("sun.security.rsa.", "com.sun.crypto.provider.RSA"));
    AREAS.put("certificates", List.of("sun.security.provider.certpath.", "sun.security.x509."));
    AREAS.put("token", List.of("com.nimbusds.", "no.kontaktregister.adapters.rest.token."));
    AREAS.put("JSON", List.of("com.fasterxml.jackson.", "no.kontaktregister.adapters.rest."));
    AREAS.put(
        "Weld and HK2",
        List.of("org.jboss.weld.", "org.glassfish.hk2.", "org.jvnet.hk2.", "org.glassfish.weld."));
    AREAS.put("Jersey", List.of("org.glassfish.jersey."));
    AREAS.put(
        "JDBC",
        List.of("org.postgresql.", "com.zaxxer.", "no.kontaktregister.adapters.persistence."));
    AREAS.put(
        "audit and log",
        List.of(
            "java.util.logging.",
            "sun.util.logging.",
            "fish.payara.logging.",
            "no.kontaktregister.adapters.audit."));
    AREAS.put(
        "WSS4J",
        List.of(
            "org.apache.wss4j.",
            "org.apache.xml.security.",
            "org.apache.cxf.ws.security.",
            "no.kontaktregister.adapters.soap.wssecurity."));
    AREAS.put(
        "schema",
        List.of(
            "com.sun.org.apache.xerces.internal.impl.xs.",
            "com.sun.org.apache.xerces.internal.jaxp.validation.",
            "com.ctc.wstx.msv.",
            "com.sun.msv."));
    AREAS.put(
        "XML and JAXB",
        List.of(
            "com.ctc.wstx.",
            "com.sun.org.apache.",
            "org.glassfish.jaxb.",
            "jakarta.xml.bind.",
            "org.codehaus.stax2."));
    AREAS.put("CXF", List.of("org.apache.cxf.", "no.kontaktregister.adapters.soap."));
    AREAS.put(
        "domain and application",
        List.of("no.kontaktregister.domain.", "no.kontaktregister.application."));
    AREAS.put(
        "server",
        List.of(
            "org.glassfish.grizzly.",
            "org.apache.catalina.",
            "com.sun.enterprise.",
            "no.kontaktregister.bootstrap."));
  }

  private static final String OTHER = "other";

  private Profile() {}

  /** The share of each area in an interval, the largest first. */
  static Map<String, Double> byArea(Path recording, Instant from, Instant to) throws IOException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    int all = 0;
    try (RecordingFile events = new RecordingFile(recording)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")
            && event.getStackTrace() != null
            && event.getStartTime().isAfter(from)
            && event.getStartTime().isBefore(to)) {
          counts.merge(area(event.getStackTrace().getFrames()), 1, Integer::sum);
          all++;
        }
      }
    }
    Map<String, Double> shares = new LinkedHashMap<>();
    double total = all;
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(area -> shares.put(area.getKey(), area.getValue() / total));
    return shares;
  }

  private static String area(List<RecordedFrame> innermostFirst) {
    for (RecordedFrame frame : innermostFirst) {
      String type = frame.getMethod().getType().getName();
      for (Map.Entry<String, List<String>> area : AREAS.entrySet()) {
        if (area.getValue().stream().anyMatch(type::startsWith)) {
          return area.getKey();
        }
      }
    }
    return OTHER;
  }
}
