package no.kontaktregister.adapters.soap;

import static no.kontaktregister.adapters.soap.Client.client;
import static no.kontaktregister.adapters.soap.Client.envelope;
import static no.kontaktregister.adapters.soap.Client.first;
import static no.kontaktregister.adapters.soap.Client.write;
import static no.kontaktregister.adapters.soap.LocalService.OPPSLAGSTJENESTEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.kontaktregister.adapters.soap.wssecurity.Requests;
import no.kontaktregister.adapters.soap.wssecurity.SigningKey;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What callers see of a change of the registry's own key. */
class KeyRenewalTest {

  private static final String QUESTION = envelope("<m:HentPrintSertifikatForespoersel/>");

  private static final Keys OLD = Keys.OF_REGISTRY;
  private static final Keys NEW = Keys.of(Keys.REGISTRY);

  @Test
  void anAnswerIsSignedWithTheKeyOfTheMoment() throws Exception {
    try (LocalService service = new LocalService(Requests.STRICT)) {
      assertThat(signer(ask(service))).isEqualTo(certificate(OLD));

      service.signingKey = NEW.signingKey();

      assertThat(signer(ask(service))).isEqualTo(certificate(NEW));
    }
  }

  /** An answer with the certificate of one key and the signature of the other would not verify. */
  @Test
  void eachAnswerIsSignedWhollyWithOneKeyWhileTheyChange() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(3);
    try (LocalService service = new LocalService(Requests.STRICT)) {
      SigningKey first = OLD.signingKey();
      SigningKey second = NEW.signingKey();
      CompletableFuture<Void> done = new CompletableFuture<>();
      Future<?> changes =
          callers.submit(
              () -> {
                while (!done.isDone()) {
                  service.signingKey = service.signingKey == first ? second : first;
                }
              });
      List<Future<Set<String>>> signers = new ArrayList<>();
      // Of two equal requests in the same millisecond one would be refused.
      for (Keys caller : List.of(Keys.OF_PROVIDER, NEW)) {
        signers.add(callers.submit(() -> signersOf(service, client().keys(caller))));
      }

      for (Future<Set<String>> seen : signers) {
        assertThat(seen.get()).isSubsetOf(certificate(OLD), certificate(NEW));
      }
      done.complete(null);
      changes.get();
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void nothingIsDoneForACallerWhoCouldNotKnowItBecauseTheCertificateHasExpired() throws Exception {
    try (LocalService service = new LocalService(Requests.STRICT)) {
      service.signingKey = Keys.expired().signingKey();

      String fault = service.send(OPPSLAGSTJENESTEN, write(client().sign(QUESTION)));

      assertThat(fault).contains("soap:Receiver", "The registry's own certificate has expired");
      assertThat(service.identified).isEmpty();

      service.signingKey = NEW.signingKey();
      assertThat(signer(ask(service))).isEqualTo(certificate(NEW));
    }
  }

  private static Set<String> signersOf(LocalService service, Client client) throws Exception {
    Set<String> signers = new TreeSet<>();
    for (int call = 0; call < 20; call++) {
      signers.add(signer(ask(service, client)));
    }
    return signers;
  }

  private static Document ask(LocalService service) throws Exception {
    return ask(service, client());
  }

  /** An answer whose signature has been verified. */
  private static Document ask(LocalService service, Client client) throws Exception {
    return client.open(service.send(OPPSLAGSTJENESTEN, write(client.sign(QUESTION))));
  }

  private static String signer(Document answer) {
    return first(answer, Client.WSSE, "BinarySecurityToken").getTextContent().replaceAll("\\s", "");
  }

  private static String certificate(Keys keys) throws Exception {
    return Base64.getEncoder().encodeToString(keys.certificate().getEncoded());
  }
}
