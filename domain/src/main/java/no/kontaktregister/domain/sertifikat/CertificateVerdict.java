package no.kontaktregister.domain.sertifikat;

/** What certificate validation found. Only ACCEPTED lets a certificate through. */
public enum CertificateVerdict {
  ACCEPTED,
  /** Not exactly one X.509 certificate in DER encoding. */
  UNREADABLE,
  /** The certificate's validity period begins later. */
  NOT_YET_VALID,
  /** The certificate's validity period is over. */
  EXPIRED,
  /** The public key is of a kind or size that mail must not be encrypted with. */
  UNSUITABLE_KEY
}
