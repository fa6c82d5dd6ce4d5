package no.kontaktregister.domain.sertifikat;

import java.util.Arrays;

/**
 * Bytes that a caller presents as an X.509 certificate. {@link CertificateValidation} decides
 * whether they are one that is accepted.
 *
 * <p>Not a record: an array in a record could be changed from outside.
 *
 * <p>Source: docs/contract.md#formater.
 */
public final class X509Sertifikat {

  private final byte[] der;

  /**
   * @param der the certificate in DER encoding; copied
   */
  public X509Sertifikat(byte[] der) {
    this.der = der.clone();
  }

  /** The certificate in DER encoding; a copy. */
  public byte[] der() {
    return der.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof X509Sertifikat that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }
}
