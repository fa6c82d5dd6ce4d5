package no.kontaktregister.adapters.soap;

import static no.kontaktregister.adapters.soap.Client.client;
import static no.kontaktregister.adapters.soap.Client.envelope;
import static no.kontaktregister.adapters.soap.Client.first;
import static no.kontaktregister.adapters.soap.Client.write;
import static no.kontaktregister.adapters.soap.LocalService.OPPSLAGSTJENESTEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import no.kontaktregister.adapters.soap.wssecurity.Requests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Time stamps have, and are judged by, the clock that the service was given. */
class TimeStampTest {

  private static final String QUESTION = envelope("<m:HentPrintSertifikatForespoersel/>");
  private static final int TWO_HOURS = 7200;

  private static volatile Instant time;
  private static LocalService service;

  @BeforeAll
  static void publish() {
    service = new LocalService(Requests.STRICT, () -> time);
  }

  @BeforeEach
  void setTheClock() {
    time = Instant.now();
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void aRequestOfAnotherTimeIsRefused() throws Exception {
    time = time.plusSeconds(TWO_HOURS);

    assertThat(send(client())).contains("The request's time stamp is not accepted.");
  }

  @Test
  void aRequestOfTheServicesTimeIsAnsweredAtThisTime() throws Exception {
    time = time.plusSeconds(TWO_HOURS);

    String answer = send(client().age(-TWO_HOURS).expires(TWO_HOURS + 120));

    String created = first(Client.parse(answer), Client.WSU, "Created").getTextContent();
    assertThat(Instant.parse(created)).isEqualTo(time.truncatedTo(ChronoUnit.MILLIS));
  }

  @Test
  void aRequestIsAcceptedOnceAlthoughTheClockMovesAheadAndBack() throws Exception {
    String request = write(client().sign(QUESTION));
    assertThat(service.send(OPPSLAGSTJENESTEN, request)).contains("EncryptedData");

    time = time.plusSeconds(60);
    assertThat(service.send(OPPSLAGSTJENESTEN, request)).contains("has been accepted before");
    time = time.plusSeconds(TWO_HOURS);
    assertThat(service.send(OPPSLAGSTJENESTEN, request)).contains("time stamp");
    time = time.minusSeconds(TWO_HOURS);
    assertThat(service.send(OPPSLAGSTJENESTEN, request)).contains("has been accepted before");
  }

  private static String send(Client client) throws Exception {
    return service.send(OPPSLAGSTJENESTEN, write(client.sign(QUESTION)));
  }
}
