package no.kontaktregister.adapters.soap;

import static no.kontaktregister.adapters.soap.LocalService.POSTKASSELEVERANDOER;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import no.kontaktregister.adapters.soap.wssecurity.Requests;

/** Whatever is sent, without a signature the sender gets a fault that repeats none of it. */
class EnvelopeFuzz {

  private static final LocalService SERVICE = new LocalService(Requests.AS_PUBLISHED);

  @FuzzTest
  void anyBytes(byte[] request) {
    String answer = SERVICE.send(POSTKASSELEVERANDOER, request);

    assertThat(answer)
        .containsPattern("<env:Value>env:(Sender|VersionMismatch)</env:Value>")
        .doesNotContainPattern("[0-9]{11}");
    assertThat(SERVICE.useCases.asked).isEmpty();
  }
}
