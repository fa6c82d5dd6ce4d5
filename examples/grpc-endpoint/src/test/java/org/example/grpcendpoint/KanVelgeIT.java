package org.example.grpcendpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.util.function.Function;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import no.kontaktregister.junit.CertificateState;
import no.kontaktregister.junit.Citizen;
import no.kontaktregister.junit.Keys;
import no.kontaktregister.junit.Kontaktregister;
import org.example.grpcendpoint.v1.KanVelgeRequest;
import org.example.grpcendpoint.v1.KanVelgeResponse;
import org.example.grpcendpoint.v1.PostkasseGrpc;
import org.example.grpcendpoint.v1.PostkasseGrpc.PostkasseBlockingStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Asks a registry that has this adapter in its archive; the pom puts it there and names it. */
class KanVelgeIT {

  private static final String PROVIDER = "984661185";
  private static final String PUBLIC_BODY = "974761076";

  @RegisterExtension static Kontaktregister register = Kontaktregister.start();

  @Test
  void aProviderIsAnsweredAsOverRestAndSoap() throws Exception {
    Citizen free = register.citizen().create();
    Citizen reserved = register.citizen().reserved().create();

    assertThat(ask(PROVIDER, question(free))).isEqualTo(ja());
    assertThat(ask(PROVIDER, question(reserved))).isEqualTo(nei("RESERVERT"));
    assertThat(ask(PROVIDER, KanVelgeRequest.newBuilder().setPersonidentifikator("x")))
        .isEqualTo(nei("UGYLDIG_PERSONNUMMER"));
    assertThat(ask(PROVIDER, question(free).setVirksomhetsidentifikator("991825827")))
        .isEqualTo(nei("UGYLDIG_ORGNR"));
    assertThat(ask(PROVIDER, question(free).setEpostadresse("ola@@example.com")))
        .isEqualTo(nei("UGYLDIG_EPOSTADRESSE"));
    assertThat(ask(PROVIDER, question(free).setSertifikat(ByteString.copyFromUtf8("x"))))
        .isEqualTo(nei("UGYLDIG_SERTIFIKAT"));
  }

  @Test
  void callersAreKnownByTheirCertificatesAndNeedAGrant() throws Exception {
    Citizen citizen = register.citizen().create();

    assertThat(refusal(register.keys(PUBLIC_BODY), citizen))
        .isEqualTo(Status.Code.PERMISSION_DENIED);
    assertThat(refusal(register.keys(PROVIDER, CertificateState.EXPIRED), citizen))
        .isEqualTo(Status.Code.UNAUTHENTICATED);
  }

  @Test
  void eachCallIsAudited() throws Exception {
    Citizen reserved = register.citizen().reserved().create();
    long before = counted();

    ask(PROVIDER, question(reserved));

    // A call is counted once its record is kept.
    assertThat(counted()).isEqualTo(before + 1);
  }

  private static long counted() throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(register.url().resolve("/metrics")).build(),
            BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.contains("KAN_VELGE_SIKKER_DIGITAL_POSTKASSE"))
        .filter(line -> line.contains("RESERVERT"))
        .mapToLong(line -> (long) Double.parseDouble(line.replaceFirst(".*} ", "")))
        .sum();
  }

  private static KanVelgeRequest.Builder question(Citizen citizen) {
    return KanVelgeRequest.newBuilder().setPersonidentifikator(citizen.personidentifikator());
  }

  private static KanVelgeResponse ja() {
    return KanVelgeResponse.newBuilder().setStatus("JA").build();
  }

  private static KanVelgeResponse nei(String beskrivelse) {
    return KanVelgeResponse.newBuilder().setStatus("NEI").setBeskrivelse(beskrivelse).build();
  }

  private static KanVelgeResponse ask(String caller, KanVelgeRequest.Builder question)
      throws Exception {
    return as(register.keys(caller), client -> client.kanVelge(question.build()));
  }

  private static Status.Code refusal(Keys keys, Citizen citizen) throws Exception {
    return as(
        keys,
        client ->
            catchThrowableOfType(
                    StatusRuntimeException.class, () -> client.kanVelge(question(citizen).build()))
                .getStatus()
                .getCode());
  }

  private static <T> T as(Keys keys, Function<PostkasseBlockingStub, T> call) throws Exception {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys.keyStore(), keys.password().toCharArray());
    ManagedChannel channel =
        Grpc.newChannelBuilderForAddress(
                "127.0.0.1",
                Integer.parseInt(System.getenv("KONTAKTREGISTER_GRPC_PORT")),
                TlsChannelCredentials.newBuilder()
                    .keyManager(own.getKeyManagers())
                    .trustManager(new TheRegistry())
                    .build())
            .build();
    try {
      return call.apply(PostkasseGrpc.newBlockingStub(channel));
    } finally {
      channel.shutdownNow();
    }
  }

  /** Expects the registry's own certificate, which names an organisation and no host. */
  private static final class TheRegistry extends X509ExtendedTrustManager {

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      assertThat(chain[0].getSubjectX500Principal().getName()).contains("991825827");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException("this is for clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new UnsupportedOperationException("this is for clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      throw new UnsupportedOperationException("this is for clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
