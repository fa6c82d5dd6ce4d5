package org.example.grpcendpoint;

import io.grpc.Grpc;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.TlsServerCredentials;
import io.grpc.TlsServerCredentials.ClientAuth;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import no.kontaktregister.application.inbound.InboundPorts;

/** A gRPC server. A call that arrives before the ports are known waits for them. */
final class GrpcEndpoint implements Consumer<InboundPorts>, AutoCloseable {

  private static final int MOST_BYTES = 64 * 1024;
  private static final int SECONDS_TO_END = 2;

  private final CompletableFuture<InboundPorts> ports;
  private final Server server;

  private GrpcEndpoint(CompletableFuture<InboundPorts> ports, Server server) {
    this.ports = ports;
    this.server = server;
  }

  /**
   * @throws IOException when the port is taken
   */
  static GrpcEndpoint on(int port, KeyManager... keys) throws IOException {
    CompletableFuture<InboundPorts> ports = new CompletableFuture<>();
    Server server =
        Grpc.newServerBuilderForPort(
                port,
                TlsServerCredentials.newBuilder()
                    .keyManager(keys)
                    .trustManager(new AnyCertificate())
                    .clientAuth(ClientAuth.REQUIRE)
                    .build())
            .maxInboundMessageSize(MOST_BYTES)
            .addService(
                ServerInterceptors.intercept(
                    new PostkasseEndpoint(ports::join), new CallerInterceptor(ports::join)))
            .build()
            .start();
    return new GrpcEndpoint(ports, server);
  }

  @Override
  public void accept(InboundPorts known) {
    ports.complete(known);
  }

  @Override
  public void close() {
    ports.cancel(false);
    server.shutdown();
    try {
      if (!server.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
