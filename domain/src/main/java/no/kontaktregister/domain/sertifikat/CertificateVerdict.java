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
  /** The certificate is signed with SHA-1, MD5 or another weak or unknown digest. */
  WEAK_SIGNATURE,
  /** The certificate's extensions limit it to another use. */
  WRONG_KEY_USAGE,
  /** The certificate was not issued under a policy for enterprises. */
  NO_ENTERPRISE_POLICY,
  /** The certificate's subject names no organisation number, or more than one. */
  NO_ORGANISATION_NUMBER,
  /** No chain of strong signatures and keys leads from the certificate to a trusted issuer. */
  UNTRUSTED,
  /** The issuer has revoked the certificate. */
  REVOKED,
  /** Revocation had to be checked, and could not be. */
  REVOCATION_UNKNOWN
}
