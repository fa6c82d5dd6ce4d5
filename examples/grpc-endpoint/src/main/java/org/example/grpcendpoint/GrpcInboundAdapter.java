package org.example.grpcendpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import no.kontaktregister.application.inbound.InboundAdapter;
import no.kontaktregister.application.inbound.InboundPorts;
import no.kontaktregister.domain.configuration.Configuration;

/**
 * The adapter {@code grpc}. The server has the registry's own certificate, as the SOAP endpoint
 * has.
 */
public final class GrpcInboundAdapter extends InboundAdapter {

  private static final String PORT = "kontaktregister.grpc.port";
  private static final String KEYSTORE = "kontaktregister.soap.keystore";
  private static final String KEYSTORE_PASSWORD = "kontaktregister.soap.keystore-password";

  @Override
  public String name() {
    return "grpc";
  }

  @Override
  public Set<String> keys() {
    return Set.of(PORT, KEYSTORE, KEYSTORE_PASSWORD);
  }

  @Override
  public Optional<Consumer<InboundPorts>> open(Configuration configuration) {
    int port = configuration.number(PORT, 1, 65535);
    Optional<Path> keystore = configuration.required(KEYSTORE, "a PKCS#12 file", Path::of);
    Optional<String> password = configuration.required(KEYSTORE_PASSWORD, "its password");
    if (!configuration.faults().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(GrpcEndpoint.on(port, keys(keystore.get(), password.get())));
    } catch (GeneralSecurityException unusable) {
      configuration.refuse(KEYSTORE, "a PKCS#12 file that its password opens");
    } catch (IOException taken) {
      configuration.refuse(PORT, "a port that is free");
    }
    return Optional.empty();
  }

  private static KeyManager[] keys(Path file, String password) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(file)) {
      store.load(content, password.toCharArray());
    } catch (IOException unreadable) {
      throw new GeneralSecurityException(unreadable);
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password.toCharArray());
    return factory.getKeyManagers();
  }
}
