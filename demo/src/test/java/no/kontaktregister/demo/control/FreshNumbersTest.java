package no.kontaktregister.demo.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import no.kontaktregister.domain.person.Personidentifikator;
import org.junit.jupiter.api.Test;

class FreshNumbersTest {

  @Test
  void eachNumberIsSyntheticAndNotYetTaken() {
    Set<Personidentifikator> taken = new HashSet<>();

    for (int i = 0; i < 1000; i++) {
      assertThat(taken.add(FreshNumbers.next(taken::contains))).isTrue();
    }

    assertThat(taken).allMatch(Personidentifikator::isSynthetic);
  }
}
