package no.kontaktregister.demo.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PostTest {

  @Test
  void noQuoteOfTheBodyEndsTheArgumentOfTheShell() {
    assertThat(new Post("/ws", Map.of("Accept", "*/*"), "<a b='c'/>").curl("http://localhost:1"))
        .isEqualTo(
            """
            curl -X POST 'http://localhost:1/ws' \\
              -H 'Accept: */*' \\
              --data-binary '<a b='\\''c'\\''/>'""");
  }
}
