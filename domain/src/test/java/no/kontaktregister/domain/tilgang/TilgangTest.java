package no.kontaktregister.domain.tilgang;

import static org.assertj.core.api.Assertions.assertThat;

import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;

class TilgangTest {

  private static final Virksomhetsidentifikator BODY = new Virksomhetsidentifikator("974761076");
  private static final Virksomhetsidentifikator SUPPLIER =
      new Virksomhetsidentifikator("987654325");

  @Test
  void anEnterpriseThatActsForItselfIsItsOwnSigner() {
    assertThat(Tilgang.itself(BODY, Tjeneste.OPPSLAGSTJENESTEN))
        .isEqualTo(new Tilgang(BODY, BODY, Tjeneste.OPPSLAGSTJENESTEN))
        .isNotEqualTo(new Tilgang(SUPPLIER, BODY, Tjeneste.OPPSLAGSTJENESTEN));
    assertThat(EnterpriseCaller.itself(BODY)).isEqualTo(new EnterpriseCaller(BODY, BODY));
  }
}
