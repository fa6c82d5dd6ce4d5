package no.kontaktregister.domain.sertifikat;

import no.kontaktregister.domain.configuration.Adapter;

/**
 * Opens a certificate validation. {@code kontaktregister.certificates.adapter} names the one to
 * use.
 */
public interface CertificateValidationAdapter extends Adapter<CertificateValidation> {}
