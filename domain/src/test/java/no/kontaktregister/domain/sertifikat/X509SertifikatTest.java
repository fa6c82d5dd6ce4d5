package no.kontaktregister.domain.sertifikat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class X509SertifikatTest {

  @Test
  void cannotBeChangedFromOutside() {
    byte[] der = {1, 2, 3};
    X509Sertifikat sertifikat = new X509Sertifikat(der);
    der[0] = 9;
    sertifikat.der()[1] = 9;

    assertThat(sertifikat.der()).containsExactly(1, 2, 3);
  }

  @Test
  void equalsAnotherWithTheSameBytes() {
    assertThat(new X509Sertifikat(new byte[] {1}))
        .isEqualTo(new X509Sertifikat(new byte[] {1}))
        .hasSameHashCodeAs(new X509Sertifikat(new byte[] {1}))
        .isNotEqualTo(new X509Sertifikat(new byte[] {2}))
        .doesNotHaveSameHashCodeAs(new X509Sertifikat(new byte[] {2}));
  }
}
