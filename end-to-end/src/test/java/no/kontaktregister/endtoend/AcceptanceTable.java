package no.kontaktregister.endtoend;

import static no.kontaktregister.domain.tilgang.Operasjon.HENT_ENDRINGER;
import static no.kontaktregister.domain.tilgang.Operasjon.HENT_PERSONER;
import static no.kontaktregister.domain.tilgang.Operasjon.HENT_PRINT_SERTIFIKAT;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPDATER_POSTKASSE;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE;
import static no.kontaktregister.domain.tilgang.Operasjon.SLETT_POSTKASSE;
import static no.kontaktregister.endtoend.service.Call.PROVIDER;
import static no.kontaktregister.endtoend.service.Call.PUBLIC_BODY;
import static no.kontaktregister.endtoend.service.Call.kanVelge;
import static no.kontaktregister.endtoend.service.Endpoint.DENIED;
import static no.kontaktregister.endtoend.service.Endpoint.INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import no.kontaktregister.domain.tilgang.Operasjon;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.DemoCertificates;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The contract as a table: calls to a registry with the demo's citizens, and the answer at each
 * endpoint. No call changes anything.
 */
public final class AcceptanceTable {

  /** Acts for the other mailbox provider and for the public body. */
  private static final String SUPPLIER = "987654325";

  private static final String OTHER_PROVIDER = "922020175";
  private static final String ADDRESS = "ola.nordmann#9YDT";

  private static final List<String> ALL_BEHOV =
      List.of("Kontaktinfo", "VarslingsStatus", "SikkerDigitalPost", "Sertifikat");

  private AcceptanceTable() {}

  /** A call, and its answer at each endpoint. */
  public record Row(Call call, String soap, String rest) {

    Row(Call call, String answer) {
      this(call, answer, answer);
    }

    public String answer(Endpoint endpoint) {
      return endpoint == Endpoint.SOAP ? soap : rest;
    }
  }

  /** Asks the service at each endpoint what these rows ask, and compares the answers. */
  public static void assertHolds(List<Row> rows, Service service) throws Exception {
    for (Row row : rows) {
      for (Endpoint endpoint : Endpoint.values()) {
        assertThat(endpoint.answer(service, row.call()))
            .as(row.toString())
            .isEqualTo(row.answer(endpoint));
      }
    }
  }

  public static List<Row> rows() throws Exception {
    List<Row> rows = new ArrayList<>();
    rows.addAll(kanVelgeRows());
    rows.addAll(opprettRows());
    rows.addAll(oppdaterRows());
    rows.addAll(slettRows());
    rows.addAll(personerRows());
    rows.addAll(endringerRows());
    rows.addAll(printRows());
    return rows;
  }

  public static List<Row> kanVelgeRows() throws Exception {
    return List.of(
        // The demo registry, section 7.
        new Row(kanVelge("20914695016"), "JA"),
        new Row(kanVelge("23879422019"), "JA"),
        new Row(kanVelge("12837512040"), "NEI RESERVERT"),
        new Row(kanVelge("03888221041"), "NEI ALLEREDE_AKTIV"),
        new Row(kanVelge("25929030063"), "NEI ALLEREDE_AKTIV"),
        new Row(kanVelge("17856040070"), "NEI BRUKER_IKKE_FUNNET"),
        new Row(kanVelge("09819915110"), "NEI BRUKER_IKKE_FUNNET"),
        new Row(kanVelge("30865522262"), "JA"),
        new Row(kanVelge("56847033490"), "JA"),
        new Row(kanVelge("01918844402"), "JA"),
        new Row(kanVelge("14826611147"), "NEI RESERVERT"),
        // The codes for what the caller wrote, section 1.
        new Row(kanVelge("20914695017"), "NEI UGYLDIG_PERSONNUMMER"),
        new Row(kanVelge(""), "NEI UGYLDIG_PERSONNUMMER"),
        new Row(provider(kanVelge("20914695016"), "984661186"), "NEI UGYLDIG_ORGNR"),
        new Row(provider(kanVelge("20914695016"), "991825827"), "NEI UGYLDIG_ORGNR"),
        new Row(provider(kanVelge("20914695016"), "0192:922020175"), "JA"),
        new Row(provider(kanVelge("20914695016"), "9908:984661185"), "JA"),
        new Row(sertifikat(kanVelge("20914695016"), VALID), "JA"),
        new Row(sertifikat(kanVelge("20914695016"), EXPIRED), "NEI UGYLDIG_SERTIFIKAT"),
        new Row(sertifikat(kanVelge("20914695016"), "aGVp"), "NEI UGYLDIG_SERTIFIKAT"),
        new Row(epost(kanVelge("20914695016"), "ola.nordmann@example.com"), "JA"),
        new Row(epost(kanVelge("20914695016"), "ola@@example.com"), "NEI UGYLDIG_EPOSTADRESSE"),
        new Row(
            epost(kanVelge("20914695016"), "ola@example.nosuchtld"), "NEI UGYLDIG_EPOSTADRESSE"),
        new Row(
            epost(kanVelge("20914695016"), "o".repeat(39) + "@example.com"),
            "NEI UGYLDIG_EPOSTADRESSE"),
        // The first row that applies decides.
        new Row(
            sertifikat(epost(provider(kanVelge("x"), "x"), "x"), "aGVp"),
            "NEI UGYLDIG_PERSONNUMMER"),
        new Row(
            sertifikat(epost(provider(kanVelge("12837512040"), "x"), "x"), "aGVp"),
            "NEI UGYLDIG_ORGNR"),
        new Row(sertifikat(epost(kanVelge("12837512040"), "x"), "aGVp"), "NEI UGYLDIG_SERTIFIKAT"),
        new Row(epost(kanVelge("12837512040"), "x"), "NEI UGYLDIG_EPOSTADRESSE"),
        new Row(
            sertifikat(epost(kanVelge("14826611147"), "ola@example.com"), VALID), "NEI RESERVERT"),
        // Access, sections 3 and 5.
        new Row(kanVelge("20914695016").by(PUBLIC_BODY), DENIED),
        new Row(kanVelge("20914695016").by(SUPPLIER), DENIED),
        new Row(kanVelge("20914695016").by(SUPPLIER).inThePlaceOf(OTHER_PROVIDER), "JA"),
        new Row(kanVelge("20914695016").by(SUPPLIER).inThePlaceOf(PROVIDER), DENIED));
  }

  public static List<Row> opprettRows() throws Exception {
    Operasjon operation = OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE;
    return List.of(
        new Row(postkasse(operation, "20914695017", PROVIDER), "FEILET UGYLDIG_PERSONNUMMER"),
        new Row(postkasse(operation, "20914695016", "984661186"), "FEILET UGYLDIG_ORGNR"),
        new Row(postkasse(operation, "20914695016", OTHER_PROVIDER), "FEILET UGYLDIG_ORGNR"),
        new Row(
            sertifikat(postkasse(operation, "20914695016", PROVIDER), EXPIRED),
            "FEILET UGYLDIG_SERTIFIKAT"),
        new Row(
            sertifikat(postkasse(operation, "20914695016", PROVIDER), LARGE),
            "FEILET UGYLDIG_SERTIFIKAT"),
        new Row(postkasse(operation, "09819915110", PROVIDER), "FEILET BRUKER_IKKE_FUNNET"),
        new Row(postkasse(operation, "17856040070", PROVIDER), "FEILET BRUKER_IKKE_FUNNET"),
        new Row(postkasse(operation, "12837512040", PROVIDER), "FEILET RESERVERT"),
        new Row(postkasse(operation, "14826611147", PROVIDER), "FEILET RESERVERT"),
        new Row(postkasse(operation, "25929030063", PROVIDER), "FEILET ALLEREDE_AKTIV"),
        new Row(
            postkasse(operation, "03888221041", "9908:984661185"),
            "FEILET POSTKASSE_EKSISTERER_ALLEREDE"),
        new Row(
            postkasse(operation, "03888221041", OTHER_PROVIDER)
                .by(SUPPLIER)
                .inThePlaceOf(OTHER_PROVIDER),
            "FEILET ALLEREDE_AKTIV"),
        new Row(sertifikat(postkasse(operation, "x", "x"), "aGVp"), "FEILET UGYLDIG_PERSONNUMMER"),
        new Row(
            sertifikat(postkasse(operation, "12837512040", "x"), "aGVp"), "FEILET UGYLDIG_ORGNR"),
        new Row(
            sertifikat(postkasse(operation, "12837512040", PROVIDER), "aGVp"),
            "FEILET UGYLDIG_SERTIFIKAT"),
        new Row(postkasse(operation, "20914695016", PROVIDER, "a".repeat(7)), INVALID),
        new Row(postkasse(operation, "20914695016", PROVIDER, "a".repeat(101)), INVALID),
        new Row(
            provider(Call.of(operation).with("personidentifikator", "20914695016"), PROVIDER),
            INVALID),
        new Row(postkasse(operation, "20914695016", PUBLIC_BODY).by(PUBLIC_BODY), DENIED));
  }

  public static List<Row> oppdaterRows() throws Exception {
    return List.of(
        new Row(
            postkasse(OPPDATER_POSTKASSE, "20914695017", PROVIDER), "FEILET UGYLDIG_PERSONNUMMER"),
        new Row(
            postkasse(OPPDATER_POSTKASSE, "03888221041", OTHER_PROVIDER), "FEILET UGYLDIG_ORGNR"),
        new Row(
            sertifikat(postkasse(OPPDATER_POSTKASSE, "03888221041", PROVIDER), EXPIRED),
            "FEILET UGYLDIG_SERTIFIKAT"),
        new Row(
            postkasse(OPPDATER_POSTKASSE, "09819915110", PROVIDER), "FEILET BRUKER_IKKE_FUNNET"),
        new Row(
            postkasse(OPPDATER_POSTKASSE, "17856040070", PROVIDER), "FEILET BRUKER_IKKE_FUNNET"),
        new Row(postkasse(OPPDATER_POSTKASSE, "12837512040", PROVIDER), "FEILET RESERVERT"),
        new Row(postkasse(OPPDATER_POSTKASSE, "14826611147", PROVIDER), "FEILET RESERVERT"),
        new Row(
            postkasse(OPPDATER_POSTKASSE, "20914695016", PROVIDER), "FEILET INGEN_POSTBOKS_FUNNET"),
        new Row(
            postkasse(OPPDATER_POSTKASSE, "25929030063", PROVIDER), "FEILET INGEN_POSTBOKS_FUNNET"),
        new Row(
            postkasse(OPPDATER_POSTKASSE, "01918844402", PROVIDER), "FEILET INGEN_POSTBOKS_FUNNET"),
        // Nothing changes.
        new Row(postkasse(OPPDATER_POSTKASSE, "03888221041", PROVIDER, "kari.nordmann#4XKQ"), "OK"),
        new Row(postkasse(OPPDATER_POSTKASSE, "03888221041", PROVIDER, "a".repeat(7)), INVALID),
        new Row(postkasse(OPPDATER_POSTKASSE, "03888221041", PROVIDER, "a".repeat(101)), INVALID),
        new Row(postkasse(OPPDATER_POSTKASSE, "03888221041", PROVIDER).by(PUBLIC_BODY), DENIED));
  }

  public static List<Row> slettRows() {
    return List.of(
        new Row(slett("20914695017", PROVIDER), "FEILET UGYLDIG_PERSONNUMMER"),
        new Row(slett("25929030063", OTHER_PROVIDER), "FEILET UGYLDIG_ORGNR"),
        new Row(slett("09819915110", PROVIDER), "FEILET BRUKER_IKKE_FUNNET"),
        new Row(slett("17856040070", PROVIDER), "FEILET BRUKER_IKKE_FUNNET"),
        new Row(slett("12837512040", PROVIDER), "FEILET INGEN_POSTBOKS_FUNNET"),
        new Row(slett("25929030063", PROVIDER), "FEILET INGEN_POSTBOKS_FUNNET"),
        new Row(slett("01918844402", PROVIDER), "FEILET INGEN_POSTBOKS_FUNNET"),
        new Row(Call.of(SLETT_POSTKASSE).with("personidentifikator", "20914695016"), INVALID),
        new Row(slett("03888221041", PUBLIC_BODY).by(PUBLIC_BODY), DENIED));
  }

  public static List<Row> personerRows() throws Exception {
    String digipost = " " + DemoCertificates.of(PROVIDER);
    String eboks = " " + DemoCertificates.of(OTHER_PROVIDER);
    List<String> lookedUp =
        List.of(
            "20914695016 NEI AKTIV KAN_VARSLES ola.nordmann@example.com",
            "23879422019 NEI AKTIV KAN_VARSLES +4791234567",
            "12837512040 JA AKTIV KAN_IKKE_VARSLES",
            "03888221041 NEI AKTIV KAN_VARSLES kari.nordmann@example.com kari.nordmann#4XKQ"
                + " 984661185"
                + digipost,
            "25929030063 NEI AKTIV KAN_VARSLES nils.lie@example.com nils.lie-922020175 922020175"
                + eboks,
            "17856040070 NEI SLETTET KAN_IKKE_VARSLES",
            "09819915110 NEI IKKE_REGISTRERT KAN_IKKE_VARSLES",
            "30865522262 NEI AKTIV KAN_IKKE_VARSLES",
            "56847033490 NEI AKTIV KAN_VARSLES 41234567",
            "01918844402 NEI AKTIV KAN_VARSLES per.hansen@example.com",
            "14826611147 JA AKTIV KAN_IKKE_VARSLES");
    // Nothing is filtered by varslingsstatus over REST.
    Map<String, String> unfiltered =
        Map.of(
            "12837512040", " reservert@example.com",
            "30865522262", " eldre@example.com",
            "14826611147", " ida.berg@example.com ida.berg#2RTZ 984661185" + digipost);
    List<String> overRest =
        lookedUp.stream()
            .map(line -> line + unfiltered.getOrDefault(line.substring(0, 11), ""))
            .toList();
    String[] citizens = lookedUp.stream().map(line -> line.substring(0, 11)).toArray(String[]::new);
    List<Row> rows = new ArrayList<>();
    rows.add(
        new Row(
            personer(ALL_BEHOV, citizens),
            String.join("\n", lookedUp),
            String.join("\n", overRest)));
    for (int i = 0; i < citizens.length; i++) {
      rows.add(new Row(personer(ALL_BEHOV, citizens[i]), lookedUp.get(i), overRest.get(i)));
    }
    List<String> mailbox = List.of("SikkerDigitalPost", "Sertifikat");
    List<String> contact = List.of("Kontaktinfo", "VarslingsStatus");
    rows.addAll(
        List.of(
            // VarslingsStatus is not asked for, so nothing is left out.
            new Row(
                personer(mailbox, "14826611147"),
                "14826611147 JA AKTIV ida.berg#2RTZ 984661185" + digipost),
            new Row(
                personer(contact, "03888221041"),
                "03888221041 NEI AKTIV KAN_VARSLES kari.nordmann@example.com"),
            // In the request's order, as often as asked.
            new Row(
                personer(mailbox, "12837512040", "20914695016", "12837512040"),
                "12837512040 JA AKTIV\n20914695016 NEI AKTIV\n12837512040 JA AKTIV"),
            new Row(
                personer(mailbox, Collections.nCopies(1000, "20914695016").toArray(String[]::new)),
                String.join("\n", Collections.nCopies(1000, "20914695016 NEI AKTIV"))),
            new Row(
                personer(mailbox, Collections.nCopies(1001, "20914695016").toArray(String[]::new)),
                INVALID),
            new Row(personer(mailbox), INVALID),
            new Row(personer(mailbox, "20914695016", "20914695017"), INVALID),
            new Row(personer(mailbox, "20914695016", "2091469501"), INVALID),
            new Row(personer(mailbox, "20914695016").by(PROVIDER), DENIED),
            new Row(personer(mailbox, "20914695016").by(SUPPLIER), DENIED),
            new Row(
                personer(mailbox, "20914695016").by(SUPPLIER).inThePlaceOf(PUBLIC_BODY),
                "20914695016 NEI AKTIV")));
    return rows;
  }

  public static List<Row> endringerRows() {
    return List.of(
        new Row(endringer("-1"), INVALID),
        new Row(endringer("-9223372036854775808"), INVALID),
        new Row(endringer("x"), INVALID),
        new Row(endringer("1.5"), INVALID),
        new Row(Call.of(HENT_ENDRINGER), INVALID),
        new Row(endringer("1").by(PROVIDER), DENIED),
        new Row(endringer("1").by(SUPPLIER), DENIED));
  }

  public static List<Row> printRows() throws Exception {
    String certificate =
        String.join(
                "", Files.readAllLines(Service.keysOf(PROVIDER).resolveSibling(PROVIDER + ".pem")))
            .replaceAll("-----[A-Z ]+-----", "");
    return List.of(
        new Row(Call.of(HENT_PRINT_SERTIFIKAT), PROVIDER + " " + certificate),
        // Over REST anybody may ask.
        new Row(Call.of(HENT_PRINT_SERTIFIKAT).by(PROVIDER), DENIED, PROVIDER + " " + certificate));
  }

  static Call postkasse(Operasjon operation, String citizen, String provider) {
    return postkasse(operation, citizen, provider, ADDRESS);
  }

  static Call postkasse(Operasjon operation, String citizen, String provider, String address) {
    return provider(Call.of(operation).with("personidentifikator", citizen), provider)
        .with("postkasseadresse", address);
  }

  static Call slett(String citizen, String provider) {
    return provider(Call.of(SLETT_POSTKASSE).with("personidentifikator", citizen), provider);
  }

  static Call personer(List<String> behov, String... citizens) {
    Call call = Call.of(HENT_PERSONER);
    for (String each : behov) {
      call = call.with("informasjonsbehov", each);
    }
    for (String citizen : citizens) {
      call = call.with("personidentifikator", citizen);
    }
    return call;
  }

  static Call endringer(String fra) {
    return Call.of(HENT_ENDRINGER).with("fraEndringsNummer", fra);
  }

  static Call provider(Call call, String provider) {
    return call.with("virksomhetsidentifikator", provider);
  }

  static Call sertifikat(Call call, String certificate) {
    return call.with("X509Sertifikat", certificate);
  }

  private static Call epost(Call call, String address) {
    return call.with("epostadresse", address);
  }

  static final String VALID = certificate(-1, 1);
  private static final String EXPIRED = certificate(-2, -1);
  private static final String LARGE = Base64.getEncoder().encodeToString(new byte[100 * 1024]);

  private static String certificate(int fromDay, int toDay) {
    try {
      Instant now = Instant.now();
      KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
      X500Name name = new X500Name("CN=Ola Nordmann");
      return Base64.getEncoder()
          .encodeToString(
              new JcaX509v3CertificateBuilder(
                      name,
                      BigInteger.ONE,
                      Date.from(now.plus(fromDay, ChronoUnit.DAYS)),
                      Date.from(now.plus(toDay, ChronoUnit.DAYS)),
                      name,
                      keys.getPublic())
                  .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
                  .getEncoded());
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
