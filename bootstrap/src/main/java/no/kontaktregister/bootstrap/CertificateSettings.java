package no.kontaktregister.bootstrap;

import java.time.Duration;
import no.kontaktregister.adapters.pki.Revocation.Mode;
import no.kontaktregister.adapters.pki.Trust;

/**
 * Whose certificates are relied on, and how it is found out that one has been revoked.
 *
 * @param trust the issuers
 * @param ocsp whether responders are asked
 * @param crl whether lists are fetched
 * @param timeout the longest wait for either
 */
record CertificateSettings(Trust trust, Mode ocsp, Mode crl, Duration timeout) {}
