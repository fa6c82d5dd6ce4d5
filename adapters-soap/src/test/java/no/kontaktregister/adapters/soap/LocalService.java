package no.kontaktregister.adapters.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kontaktregister.adapters.soap.oppslagstjenesten.OppslagstjenestenEndpoint;
import no.kontaktregister.adapters.soap.postkasseleverandoer.PostkasseleverandoerEndpoint;
import no.kontaktregister.adapters.soap.protocol.SoapSettings;
import no.kontaktregister.adapters.soap.wssecurity.EnvelopeCheckInterceptor;
import no.kontaktregister.adapters.soap.wssecurity.MemoryReplayStore;
import no.kontaktregister.adapters.soap.wssecurity.Requests;
import no.kontaktregister.adapters.soap.wssecurity.SigningKey;
import no.kontaktregister.adapters.soap.wssecurity.WsSecuritySettings;
import no.kontaktregister.application.audit.RecordRefusal;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.apache.cxf.Bus;
import org.apache.cxf.BusException;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.endpoint.ServerRegistry;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.io.CachedConstants;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.transport.Conduit;
import org.apache.cxf.transport.ConduitInitiatorManager;
import org.apache.cxf.transport.local.LocalConduit;
import org.apache.cxf.transport.local.LocalTransportFactory;

/** The two services on CXF's transport within the JVM: all but the servlet. */
final class LocalService implements AutoCloseable {

  static final String POSTKASSELEVERANDOER = "local://postkasseleverandoer";
  static final String OPPSLAGSTJENESTEN = "local://oppslagstjenesten";

  private static final Pattern ORGANISATION_NUMBER =
      Pattern.compile("(?:2\\.5\\.4\\.5|SERIALNUMBER)=(\\d{9})");

  private static final SigningKey OF_REGISTRY = Keys.OF_REGISTRY.signingKey();

  final UseCases useCases = new UseCases();
  final List<X509Sertifikat> identified = new ArrayList<>();

  final List<String> refusals = new ArrayList<>();

  Supplier<SigningKey> signingKey = () -> OF_REGISTRY;

  private final Bus bus = new ExtensionManagerBus();

  LocalService(Requests requests) {
    this(requests, InstantSource.system());
  }

  LocalService(Requests requests, InstantSource clock) {
    // Otherwise CXF's local transport keeps each message for half an hour.
    bus.setProperty(CachedConstants.CLEANER_DELAY_BUS_PROP, 0L);
    WsSecuritySettings security =
        new WsSecuritySettings(
            () -> signingKey.get(),
            Duration.ofSeconds(60),
            "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
            requests,
            clock);
    SoapSettings settings = new SoapSettings(262_144, Optional.empty());
    RecordRefusal refused =
        (caller, operasjon, reason) ->
            refusals.add(
                ((EnterpriseCaller) caller).signer().value()
                    + " for "
                    + ((EnterpriseCaller) caller).virksomhet().value()
                    + ": "
                    + operasjon
                    + " "
                    + reason);
    MemoryReplayStore replays = new MemoryReplayStore(security.lifeOfARequest());
    Publication.postkasseleverandoer(
            new PostkasseleverandoerEndpoint(useCases, useCases, useCases, useCases))
        .publish(bus, POSTKASSELEVERANDOER, settings, security, this::identify, replays, refused);
    Publication.oppslagstjenesten(new OppslagstjenestenEndpoint(useCases, useCases, useCases))
        .publish(bus, OPPSLAGSTJENESTEN, settings, security, this::identify, replays, refused);
  }

  /** What CXF itself does with the messages of both services. */
  List<Interceptor<? extends Message>> interceptorsOfCxf() {
    return bus.getExtension(ServerRegistry.class).getServers().stream()
        .map(server -> server.getEndpoint().getBinding())
        .flatMap(
            binding ->
                Stream.of(
                    binding.getInInterceptors(),
                    binding.getOutInterceptors(),
                    binding.getOutFaultInterceptors()))
        .flatMap(List::stream)
        .toList();
  }

  /** From now on, answers are signed with another key. */
  void signWith(Keys keys) {
    SigningKey its = keys.signingKey();
    signingKey = () -> its;
  }

  /** Takes the check of a message's form away, and leaves the others. */
  void acceptAnyForm() {
    for (Server server : bus.getExtension(ServerRegistry.class).getServers()) {
      assertThat(
              server
                  .getEndpoint()
                  .getInInterceptors()
                  .removeIf(EnvelopeCheckInterceptor.class::isInstance))
          .isTrue();
    }
  }

  /**
   * An answer.
   *
   * @param body its bytes as they were sent
   * @param headers its HTTP headers
   */
  record Answer(byte[] body, Map<String, List<String>> headers) {

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  String send(String address, String request) {
    return send(address, request, "application/soap+xml", Map.of()).text();
  }

  String send(String address, byte[] request) {
    return send(address, request, "application/soap+xml", Map.of()).text();
  }

  Answer send(
      String address, String request, String contentType, Map<String, List<String>> headers) {
    return send(address, request.getBytes(StandardCharsets.UTF_8), contentType, headers);
  }

  private Answer send(
      String address, byte[] request, String contentType, Map<String, List<String>> headers) {
    try {
      EndpointInfo endpoint = new EndpointInfo();
      endpoint.setAddress(address);
      Conduit conduit =
          bus.getExtension(ConduitInitiatorManager.class)
              .getConduitInitiator(LocalTransportFactory.TRANSPORT_ID)
              .getConduit(endpoint, bus);
      AtomicReference<Answer> answer = new AtomicReference<>();
      conduit.setMessageObserver(received -> answer.set(read(received)));
      Message message = new MessageImpl();
      message.setExchange(new ExchangeImpl());
      message.put(LocalConduit.DIRECT_DISPATCH, true);
      message.put(Message.HTTP_REQUEST_METHOD, "POST");
      message.put(Message.CONTENT_TYPE, contentType);
      Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      all.putAll(headers);
      message.put(Message.PROTOCOL_HEADERS, all);
      conduit.prepare(message);
      try (OutputStream out = message.getContent(OutputStream.class)) {
        out.write(request);
      }
      conduit.close(message);
      return answer.get();
    } catch (IOException | BusException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @SuppressWarnings("unchecked")
  private static Answer read(Message received) {
    try (InputStream content = received.getContent(InputStream.class)) {
      return new Answer(
          content.readAllBytes(),
          (Map<String, List<String>>)
              received.getOrDefault(Message.PROTOCOL_HEADERS, Map.<String, List<String>>of()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Trusts the one authority, as the adapter for certificates would. */
  private Identification identify(X509Sertifikat sertifikat) {
    identified.add(sertifikat);
    try {
      var certificate =
          (java.security.cert.X509Certificate)
              java.security.cert.CertificateFactory.getInstance("X.509")
                  .generateCertificate(new java.io.ByteArrayInputStream(sertifikat.der()));
      certificate.verify(Keys.AUTHORITY.certificate().getPublicKey());
      Matcher number =
          ORGANISATION_NUMBER.matcher(certificate.getSubjectX500Principal().toString());
      return number.find()
          ? new Identification.Identified(
              Virksomhetsidentifikator.parse(number.group(1)).orElseThrow())
          : new Identification.Refused(CertificateVerdict.NO_ORGANISATION_NUMBER);
    } catch (java.security.GeneralSecurityException untrusted) {
      return new Identification.Refused(CertificateVerdict.UNTRUSTED);
    }
  }

  @Override
  public void close() {
    bus.shutdown(true);
  }
}
