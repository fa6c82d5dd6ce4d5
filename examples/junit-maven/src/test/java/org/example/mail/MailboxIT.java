package org.example.mail;

import static no.kontaktregister.junit.Operasjon.KAN_VELGE_SIKKER_DIGITAL_POSTKASSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import no.kontaktregister.junit.Call;
import no.kontaktregister.junit.Citizen;
import no.kontaktregister.junit.Fault;
import no.kontaktregister.junit.Kontaktregister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mailbox provider asks whether citizens may choose its mailbox. */
class MailboxIT {

  private static final String PROVIDER = "984661185";

  @RegisterExtension static Kontaktregister register = Kontaktregister.start();

  private final RegistryClient client =
      new RegistryClient(register.url(), register.token(PROVIDER, "krr:postkasse/kanvelge.read"));

  @Test
  void aReservedCitizenMayNotChooseAMailboxUntilTheReservationIsLifted() throws Exception {
    Citizen citizen = register.citizen().reserved().create();

    assertThat(client.mayChooseMailbox(citizen.personidentifikator())).isEqualTo("RESERVERT");

    citizen.liftReservation();

    assertThat(client.mayChooseMailbox(citizen.personidentifikator())).isEqualTo("JA");
  }

  @Test
  void aCitizenWithAMailboxMayNotChooseAnother() throws Exception {
    Citizen citizen = register.citizen().withMailbox("922020175").create();

    assertThat(client.mayChooseMailbox(citizen.personidentifikator())).isEqualTo("ALLEREDE_AKTIV");
  }

  @Test
  void theClientTriesOnceMoreIfTheRegistryIsUnavailable() throws Exception {
    Citizen citizen = register.citizen().create();
    register.failNext(KAN_VELGE_SIKKER_DIGITAL_POSTKASSE, Fault.unavailable());

    assertThat(client.mayChooseMailbox(citizen.personidentifikator())).isEqualTo("JA");
    assertThat(register.calls())
        .extracting(Call::outcome)
        .containsExactly("REGISTRY_UNAVAILABLE", "JA");
  }

  @Test
  void theClientSendsTheNumberInTheBodyAndNotInTheAddress() throws Exception {
    Citizen citizen = register.citizen().create();
    client.mayChooseMailbox(citizen.personidentifikator());

    Call call = register.calls().get(0);

    assertThat(call.path()).isEqualTo("/rest/v1/postkasse/kan-velge");
    assertThat(call.request().body()).contains(citizen.personidentifikator());
  }

  @Test
  void theClientGivesUpAfterTheSecondFailure() {
    Citizen citizen = register.citizen().create();
    register.failNext(KAN_VELGE_SIKKER_DIGITAL_POSTKASSE, Fault.unavailable(), 2);

    assertThatThrownBy(() -> client.mayChooseMailbox(citizen.personidentifikator()))
        .isInstanceOf(IOException.class)
        .hasMessage("The registry answered 503.");
  }
}
