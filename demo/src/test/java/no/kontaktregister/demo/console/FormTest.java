package no.kontaktregister.demo.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormTest {

  @Test
  void fieldsAreReadAsBrowsersWriteThem() {
    Form form = Form.parse("adresse=+%C3%A5se%40example.com+&tom=&valg=a&valg=b").orElseThrow();

    assertThat(form.text("adresse")).isEqualTo("åse@example.com");
    assertThat(form.text("tom")).isEmpty();
    assertThat(form.all("valg")).containsExactly("a", "b");
  }

  @Test
  void aFieldThatIsMissingOrRepeatedHasNoText() {
    Form form = Form.parse("nummer=1&nummer=2").orElseThrow();

    assertThat(form.text("nummer")).isEmpty();
    assertThat(form.text("annet")).isEmpty();
  }

  @Test
  void aMalformedFormIsNone() {
    assertThat(Form.parse("nummer=%zz")).isEmpty();
  }

  @Test
  void whatAPersonWroteIsNotInTheTextOfAForm() {
    assertThat(Form.parse("nummer=20914695016").orElseThrow().toString())
        .doesNotContain("20914695016");
  }
}
