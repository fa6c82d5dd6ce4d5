package no.kontaktregister.demo.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {

  private final Site site = new Site(Stream.of("demo.example", "127.0.0.2"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:8080",
        "LocalHost:1",
        "127.0.0.1:8080",
        "[::1]:8080",
        "[::1]",
        "demo.example",
        "Demo.Example:443",
        "127.0.0.2:8080"
      })
  void theNamesOfThisMachineAndTheConfiguredOnesAreItsOwn(String host) {
    assertThat(site.refusal("POST", host, null)).isEmpty();
    assertThat(site.refusal("POST", host, "http://" + host)).isEmpty();
    assertThat(site.refusal("POST", host, "https://" + host)).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        ":8080",
        "other.example:8080",
        "localhost.other.example",
        "xlocalhost:8080",
        "127.0.0.3",
        "localhost@other.example",
        "localhost:8080:1"
      })
  void everyOtherNameIsRefused(String host) {
    assertThat(site.refusal("GET", host, null).orElseThrow()).contains("header Host");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8080, null",
    "localhost:8080, http://other.example",
    "localhost:8080, http://localhost",
    "localhost:8080, http://localhost:3000",
    "localhost:8080, http://127.0.0.1:8080",
    "localhost:8080, http://localhost:8080.other.example",
    "localhost:8080, ftp://localhost:8080",
    "demo.example, http://demo-example"
  })
  void whatAPageOfAnotherSiteSendsIsRefused(String host, String origin) {
    for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS"}) {
      assertThat(site.refusal(method, host, origin).orElseThrow()).contains("another site");
    }
  }

  @Test
  void aPageOfAnotherSiteMayLinkToThisOne() {
    assertThat(site.refusal("GET", "localhost:8080", "http://other.example")).isEmpty();
    assertThat(site.refusal("HEAD", "localhost:8080", "null")).isEmpty();
  }
}
