package org.example.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import no.kontaktregister.junit.Citizen;
import no.kontaktregister.junit.Kontaktregister;
import org.example.mail.RegistryClient.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A public body reads what has changed. The same registry serves this class and the other one. */
@ExtendWith(Kontaktregister.class)
class ChangesIT {

  private static final String PUBLIC_BODY = "974761076";

  private final Kontaktregister register;
  private final RegistryClient client;

  ChangesIT(Kontaktregister register) {
    this.register = register;
    client = client();
  }

  private RegistryClient client() {
    return new RegistryClient(
        register.url(),
        register.token(
            PUBLIC_BODY, "krr:global/hentendring.read", "krr:global/kontaktinformasjon.read"));
  }

  @Test
  void aCitizenWhoReservesThemselvesComesUpInTheChangeFeed() throws Exception {
    Citizen citizen = register.citizen().withEmail("kari@example.com").create();
    long before = citizen.state().endringsnummer();
    citizen.reserve();

    assertThat(client.changesAfter(before))
        .extracting(Change::personidentifikator)
        .containsExactly(citizen.personidentifikator());
  }

  @Test
  void aCitizenCannotBeNotifiedEighteenMonthsAfterTheLastConfirmation() throws Exception {
    Citizen citizen = register.citizen().withEmail("kari@example.com").create();
    long before = citizen.state().endringsnummer() - 1;

    assertThat(client.changesAfter(before)).extracting(Change::canBeNotified).containsOnly(true);

    register.clock().advance(Period.ofMonths(18));

    // The first token has expired by now.
    assertThat(client().changesAfter(before)).extracting(Change::canBeNotified).containsOnly(false);
  }
}
