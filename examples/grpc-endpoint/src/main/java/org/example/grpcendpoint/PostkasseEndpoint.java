package org.example.grpcendpoint;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.Supplier;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.inbound.InboundPorts;
import no.kontaktregister.application.postkasse.KanVelgeForespoersel;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import org.example.grpcendpoint.v1.KanVelgeRequest;
import org.example.grpcendpoint.v1.KanVelgeResponse;
import org.example.grpcendpoint.v1.PostkasseGrpc;

/** Translates the messages of {@code postkasse.proto}, and calls the use case. */
final class PostkasseEndpoint extends PostkasseGrpc.PostkasseImplBase {

  private final Supplier<InboundPorts> ports;

  PostkasseEndpoint(Supplier<InboundPorts> ports) {
    this.ports = ports;
  }

  @Override
  public void kanVelge(KanVelgeRequest request, StreamObserver<KanVelgeResponse> answer) {
    try {
      answer.onNext(translate(ports.get().kanVelge().kanVelge(translate(request))));
      answer.onCompleted();
    } catch (AccessDeniedException denied) {
      answer.onError(
          Status.PERMISSION_DENIED
              .withDescription("The caller may not use this service.")
              .asException());
    } catch (RegistryUnavailableException unavailable) {
      answer.onError(
          Status.UNAVAILABLE.withDescription("The registry does not answer.").asException());
    }
  }

  private static KanVelgeForespoersel translate(KanVelgeRequest request) {
    return new KanVelgeForespoersel(
        CallerInterceptor.CALLER.get(),
        request.getPersonidentifikator(),
        request.hasVirksomhetsidentifikator()
            ? Optional.of(request.getVirksomhetsidentifikator())
            : Optional.empty(),
        request.hasEpostadresse() ? Optional.of(request.getEpostadresse()) : Optional.empty(),
        request.hasSertifikat()
            ? Optional.of(new X509Sertifikat(request.getSertifikat().toByteArray()))
            : Optional.empty());
  }

  private static KanVelgeResponse translate(KanVelgeRespons respons) {
    KanVelgeResponse.Builder message = KanVelgeResponse.newBuilder();
    if (respons instanceof KanVelgeRespons.Nei nei) {
      return message.setStatus("NEI").setBeskrivelse(nei.beskrivelse().name()).build();
    }
    return message.setStatus("JA").build();
  }
}
