package no.kontaktregister.domain.person;

/**
 * Whether a citizen's contact information may be relied on to notify them (eForvaltningsforskriften
 * § 32).
 *
 * <p>Source: docs/contract.md#oppslag.
 */
public enum Varslingsstatus {
  KAN_VARSLES,
  KAN_IKKE_VARSLES
}
