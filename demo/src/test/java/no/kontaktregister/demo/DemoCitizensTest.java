package no.kontaktregister.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import no.kontaktregister.demo.idporten.TestUser;
import no.kontaktregister.demo.site.Language;
import no.kontaktregister.demo.site.Texts;
import org.junit.jupiter.api.Test;

class DemoCitizensTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  /** Source: {@code docs/contract.md#demo}. */
  @Test
  void eachCitizenOfTheDemoRegistryHasADescriptionOfItsOwn() {
    assertThat(
            DemoCitizens.at(NOW, Texts.in(Language.ENGLISH)).stream()
                .map(
                    citizen -> citizen.personidentifikator().value() + " " + citizen.description()))
        .containsExactlyInAnyOrder(
            "20914695016 no mailbox, e-mail",
            "23879422019 no mailbox, mobile",
            "12837512040 reserved, no mailbox",
            "03888221041 mailbox with 984661185",
            "25929030063 mailbox with 922020175",
            "17856040070 deleted from the registry",
            "09819915110 not in the registry",
            "30865522262 no mailbox, expired e-mail",
            "56847033490 no mailbox, D-nummer, mobile",
            "01918844402 mailbox deleted earlier",
            "14826611147 reserved, mailbox with 984661185");
  }

  @Test
  void theDescriptionIsAlsoInBokmaal() {
    assertThat(DemoCitizens.at(NOW, Texts.in(Language.BOKMAAL)))
        .extracting(TestUser::description)
        .contains(
            "ingen postkasse, utløpt e-post",
            "reservert, postkasse hos 984661185",
            "ikke i registeret");
  }
}
