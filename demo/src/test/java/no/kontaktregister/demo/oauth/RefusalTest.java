package no.kontaktregister.demo.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  void whatACallerSentIsQuotedWithoutWhatRfc6749ForbidsInADescription() {
    assertThat(Refusal.quote("a\"b\\c\nd\u00e6")).isEqualTo("'abcd'");
  }

  @Test
  void aLongTextIsCut() {
    assertThat(Refusal.quote("a".repeat(100))).isEqualTo("'" + "a".repeat(100) + "'");
    assertThat(Refusal.quote("a".repeat(101))).isEqualTo("'" + "a".repeat(100) + "...'");
  }
}
