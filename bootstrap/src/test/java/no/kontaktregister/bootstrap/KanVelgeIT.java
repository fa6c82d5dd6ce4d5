package no.kontaktregister.bootstrap;

import static no.kontaktregister.bootstrap.service.Question.about;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import no.kontaktregister.bootstrap.service.DemoService;
import no.kontaktregister.bootstrap.service.Door;
import no.kontaktregister.bootstrap.service.Question;
import no.kontaktregister.bootstrap.service.Service;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract's demo registry, and every published code, through both doors. */
@ExtendWith(DemoService.class)
class KanVelgeIT {

  private static final int CLIENTS = 16;
  private static final int QUESTIONS = 20_000;

  /** A row of the table: a question, and the answer that the contract gives to it. */
  record Row(Question question, String answer) {}

  static List<Row> table() throws Exception {
    Instant now = Instant.now();
    String valid = certificate(now.minus(1, ChronoUnit.DAYS), now.plus(1, ChronoUnit.DAYS));
    String expired = certificate(now.minus(2, ChronoUnit.DAYS), now.minus(1, ChronoUnit.DAYS));
    return List.of(
        // The demo registry, section 7.
        new Row(about("20914695016"), "JA"),
        new Row(about("23879422019"), "JA"),
        new Row(about("12837512040"), "NEI RESERVERT"),
        new Row(about("03888221041"), "NEI ALLEREDE_AKTIV"),
        new Row(about("25929030063"), "NEI ALLEREDE_AKTIV"),
        new Row(about("17856040070"), "NEI BRUKER_IKKE_FUNNET"),
        new Row(about("09819915110"), "NEI BRUKER_IKKE_FUNNET"),
        new Row(about("30865522262"), "JA"),
        new Row(about("56847033490"), "JA"),
        new Row(about("01918844402"), "JA"),
        new Row(about("14826611147"), "NEI RESERVERT"),
        // The codes for what the caller wrote, section 1.
        new Row(about("20914695017"), "NEI UGYLDIG_PERSONNUMMER"),
        new Row(about(""), "NEI UGYLDIG_PERSONNUMMER"),
        new Row(about("20914695016").from("984661186"), "NEI UGYLDIG_ORGNR"),
        new Row(about("20914695016").from("991825827"), "NEI UGYLDIG_ORGNR"),
        new Row(about("20914695016").from("0192:922020175"), "JA"),
        new Row(about("20914695016").from("9908:984661185"), "JA"),
        new Row(about("20914695016").withSertifikat(valid), "JA"),
        new Row(about("20914695016").withSertifikat(expired), "NEI UGYLDIG_SERTIFIKAT"),
        new Row(about("20914695016").withSertifikat("aGVp"), "NEI UGYLDIG_SERTIFIKAT"),
        new Row(about("20914695016").withEpostadresse("ola.nordmann@example.com"), "JA"),
        new Row(
            about("20914695016").withEpostadresse("ola@@example.com"), "NEI UGYLDIG_EPOSTADRESSE"),
        new Row(
            about("20914695016").withEpostadresse("ola@example.nosuchtld"),
            "NEI UGYLDIG_EPOSTADRESSE"),
        new Row(
            about("20914695016").withEpostadresse("o".repeat(39) + "@example.com"),
            "NEI UGYLDIG_EPOSTADRESSE"),
        // The first row that applies decides.
        new Row(new Question("x", "x", "x", "aGVp"), "NEI UGYLDIG_PERSONNUMMER"),
        new Row(new Question("12837512040", "x", "x", "aGVp"), "NEI UGYLDIG_ORGNR"),
        new Row(new Question("12837512040", null, "x", "aGVp"), "NEI UGYLDIG_SERTIFIKAT"),
        new Row(new Question("12837512040", null, "x", null), "NEI UGYLDIG_EPOSTADRESSE"),
        new Row(new Question("14826611147", null, "ola@example.com", valid), "NEI RESERVERT"));
  }

  static Stream<Arguments> tableAtBothDoors() throws Exception {
    return table().stream()
        .flatMap(
            row ->
                Stream.of(Door.values())
                    .map(door -> Arguments.of(door, row.question(), row.answer())));
  }

  @ParameterizedTest
  @MethodSource("tableAtBothDoors")
  void bothDoorsGiveTheContractsAnswer(Door door, Question question, String answer, Service service)
      throws Exception {
    assertThat(door.answer(service, question)).isEqualTo(answer);
  }

  @Test
  void manyClientsAtOnceGetTheirOwnAnswers(Service service) throws Exception {
    List<Row> table = table();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<List<String>>> mistakes = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int first = client;
        mistakes.add(clients.submit(() -> mistakes(service, table, first)));
      }
      for (Future<List<String>> ofOneClient : mistakes) {
        assertThat(ofOneClient.get()).isEmpty();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private static List<String> mistakes(Service service, List<Row> table, int first)
      throws Exception {
    List<String> mistakes = new ArrayList<>();
    List<Row> shuffled = new ArrayList<>(table);
    Collections.rotate(shuffled, first);
    for (int i = 0; i < QUESTIONS / CLIENTS; i++) {
      Row row = shuffled.get(i % shuffled.size());
      // Most over REST: to sign and to encrypt costs both sides many times what the question does.
      Door door = (i + first) % 4 == 0 ? Door.SOAP : Door.REST;
      String answer = door.answer(service, row.question());
      if (!answer.equals(row.answer())) {
        mistakes.add(door + ": " + answer + " for " + row);
      }
    }
    return mistakes;
  }

  private static String certificate(Instant from, Instant to) throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    X500Name name = new X500Name("CN=Ola Nordmann");
    return Base64.getEncoder()
        .encodeToString(
            new JcaX509v3CertificateBuilder(
                    name, BigInteger.ONE, Date.from(from), Date.from(to), name, keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
                .getEncoded());
  }
}
