package no.kontaktregister.adapters.soap;

import static no.kontaktregister.adapters.soap.Client.client;
import static no.kontaktregister.adapters.soap.Client.envelope;
import static no.kontaktregister.adapters.soap.Client.first;
import static no.kontaktregister.adapters.soap.Client.write;
import static no.kontaktregister.adapters.soap.LocalService.OPPSLAGSTJENESTEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.stream.Stream;
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

      service.signWith(NEW);

      assertThat(signer(ask(service))).isEqualTo(certificate(NEW));
    }
  }

  /** An answer with the certificate of one key and the signature of the other would not verify. */
  @Test
  void anAnswerIsSignedWhollyWithOneKeyAlthoughItChangesEachTimeItIsRead() throws Exception {
    try (LocalService service = new LocalService(Requests.STRICT)) {
      SigningKey first = OLD.signingKey();
      SigningKey second = NEW.signingKey();
      service.signingKey =
          Stream.iterate(first, key -> key == first ? second : first).iterator()::next;

      assertThat(signer(ask(service))).isIn(certificate(OLD), certificate(NEW));
    }
  }

  @Test
  void nothingIsDoneForACallerWhoCouldNotKnowItBecauseTheCertificateHasExpired() throws Exception {
    try (LocalService service = new LocalService(Requests.STRICT)) {
      service.signWith(Keys.expired());

      String fault = service.send(OPPSLAGSTJENESTEN, write(client().sign(QUESTION)));

      assertThat(fault).contains("env:Receiver", "The registry's own certificate has expired");
      assertThat(service.identified).isEmpty();

      service.signWith(NEW);
      assertThat(signer(ask(service))).isEqualTo(certificate(NEW));
    }
  }

  /** An answer whose signature has been verified. */
  private static Document ask(LocalService service) throws Exception {
    return client().open(service.send(OPPSLAGSTJENESTEN, write(client().sign(QUESTION))));
  }

  private static String signer(Document answer) {
    return first(answer, Client.WSSE, "BinarySecurityToken").getTextContent().replaceAll("\\s", "");
  }

  private static String certificate(Keys keys) throws Exception {
    return Base64.getEncoder().encodeToString(keys.certificate().getEncoded());
  }
}
