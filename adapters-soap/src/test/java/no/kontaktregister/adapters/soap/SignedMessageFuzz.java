package no.kontaktregister.adapters.soap;

import static no.kontaktregister.adapters.soap.Client.envelope;
import static no.kontaktregister.adapters.soap.Client.paaVegneAv;
import static no.kontaktregister.adapters.soap.Client.write;
import static no.kontaktregister.adapters.soap.LocalService.POSTKASSELEVERANDOER;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kontaktregister.adapters.soap.wssecurity.Requests;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.application.postkasse.KanVelgeForespoersel;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/** However a signed message is changed, its use case gets what was signed, or nothing. */
class SignedMessageFuzz {

  private static final String SIGNED = "12837512040";
  private static final String NOT_SIGNED = "20914695016";
  private static final String SIGNER = "984661185";
  private static final String ANOTHER = "922020175";

  private static final int MOST_EDITS = 4;

  private static final List<String> ELEMENTS =
      List.of(
          "<m:personidentifikator>" + NOT_SIGNED + "</m:personidentifikator>",
          "<m:KanVelgeSikkerDigitalPostkasseForespoersel><m:personidentifikator>"
              + NOT_SIGNED
              + "</m:personidentifikator></m:KanVelgeSikkerDigitalPostkasseForespoersel>",
          paaVegneAv(ANOTHER),
          "<e:Body>",
          "</e:Body>",
          "<e:Header>",
          "</e:Header>",
          "<x:extra xmlns:x='urn:x'>",
          "</x:extra>",
          "<!-- -->",
          "<?x?>",
          "&#x31;");

  private static final LocalService SERVICE = new LocalService(Requests.AS_PUBLISHED);

  @FuzzTest
  void anyChange(FuzzedDataProvider input) throws Exception {
    String question =
        "<m:KanVelgeSikkerDigitalPostkasseForespoersel><m:personidentifikator>"
            + SIGNED
            + "</m:personidentifikator></m:KanVelgeSikkerDigitalPostkasseForespoersel>";
    String message = write(Client.client().sign(envelope(question)));
    SERVICE.useCases.asked.clear();

    String answer = SERVICE.send(POSTKASSELEVERANDOER, changed(message, input));

    if (SERVICE.useCases.asked.isEmpty()) {
      assertThat(answer)
          .containsPattern("<env:Value>env:(Sender|VersionMismatch)</env:Value>")
          .doesNotContain(SIGNED, NOT_SIGNED);
    } else {
      assertThat(answer).contains("EncryptedData");
      Forespoersel asked = SERVICE.useCases.asked.element();
      assertThat(asked)
          .isEqualTo(
              new KanVelgeForespoersel(
                  (EnterpriseCaller) asked.caller(),
                  SIGNED,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
      assertThat(((EnterpriseCaller) asked.caller()).signer().value()).isEqualTo(SIGNER);
    }
  }

  /**
   * Moves, copies, removes and adds tags with the text after them, and changes single characters.
   */
  private static String changed(String message, FuzzedDataProvider input) {
    List<String> parts = new ArrayList<>(List.of(message.split("(?=<)")));
    int edits = input.consumeInt(0, MOST_EDITS);
    for (int i = 0; i < edits && !parts.isEmpty(); i++) {
      int from = input.consumeInt(0, parts.size() - 1);
      int to = Math.min(parts.size(), from + input.consumeInt(1, 12));
      List<String> range = List.copyOf(parts.subList(from, to));
      switch (input.consumeInt(0, 4)) {
        case 0 -> parts.subList(from, to).clear();
        case 1 -> parts.addAll(input.consumeInt(0, parts.size()), range);
        case 2 -> {
          parts.subList(from, to).clear();
          parts.addAll(input.consumeInt(0, parts.size()), range);
        }
        case 3 -> parts.add(from, input.pickValue(ELEMENTS));
        default -> {
          StringBuilder part = new StringBuilder(parts.get(from));
          part.setCharAt(input.consumeInt(0, part.length() - 1), input.consumeChar());
          parts.set(from, part.toString());
        }
      }
    }
    return String.join("", parts);
  }
}
