package no.kontaktregister.junit;

/** The state of a certificate. Days count from the machine's clock. */
public enum CertificateState {
  /** Valid for a year. */
  VALID,
  /** Expired yesterday. */
  EXPIRED,
  /** Valid from tomorrow. */
  NOT_YET_VALID,
  /** Issued by an authority that the registry does not trust. */
  OTHER_AUTHORITY,
  /** Valid for a year, but revoked. */
  REVOKED
}
