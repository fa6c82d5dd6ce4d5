package org.example.grpcendpoint;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.cert.CertificateEncodingException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import no.kontaktregister.application.inbound.InboundPorts;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/** Finds out who calls, from the client's certificate. */
final class CallerInterceptor implements ServerInterceptor {

  static final Context.Key<EnterpriseCaller> CALLER = Context.key("caller");

  private final Supplier<InboundPorts> ports;

  CallerInterceptor(Supplier<InboundPorts> ports) {
    this.ports = ports;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Optional<EnterpriseCaller> caller =
        certificate(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION))
            .map(ports.get().identifiserVirksomhet()::identifiser)
            .filter(Identification.Identified.class::isInstance)
            .map(Identification.Identified.class::cast)
            .map(identified -> EnterpriseCaller.itself(identified.virksomhet()));
    if (caller.isEmpty()) {
      call.close(
          Status.UNAUTHENTICATED.withDescription("The client's certificate is refused."),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
    return Contexts.interceptCall(
        Context.current().withValue(CALLER, caller.get()), call, headers, next);
  }

  private static Optional<X509Sertifikat> certificate(SSLSession session) {
    try {
      return Optional.of(new X509Sertifikat(session.getPeerCertificates()[0].getEncoded()));
    } catch (SSLPeerUnverifiedException | CertificateEncodingException none) {
      return Optional.empty();
    }
  }
}
