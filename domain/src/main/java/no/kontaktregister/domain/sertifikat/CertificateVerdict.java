package no.kontaktregister.domain.sertifikat;

/** The outcome of certificate validation. Only ACCEPTED lets a certificate through. */
public enum CertificateVerdict {
  ACCEPTED,
  /** Not exactly one X.509 certificate in DER encoding, of 4 KiB at most. */
  UNREADABLE,
  /** The certificate's validity period begins later. */
  NOT_YET_VALID,
  /** The certificate's validity period is over. */
  EXPIRED,
  /** The public key is not RSA of 2048 bits or more. */
  UNSUITABLE_KEY,
  /** The certificate's extensions limit it to another use. */
  WRONG_KEY_USAGE,
  /** The certificate was not issued under a policy for enterprises. */
  NO_ENTERPRISE_POLICY,
  /** The certificate's subject names no organisation number, or more than one. */
  NO_ORGANISATION_NUMBER,
  /** No chain leads from the certificate to an issuer that is trusted. */
  UNTRUSTED,
  /** The issuer has revoked the certificate. */
  REVOKED,
  /** Revocation had to be checked, and could not be. */
  REVOCATION_UNKNOWN
}
