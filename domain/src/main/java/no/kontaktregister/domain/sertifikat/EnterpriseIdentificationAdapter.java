package no.kontaktregister.domain.sertifikat;

import no.kontaktregister.domain.configuration.Adapter;

/**
 * Opens an enterprise identification. {@code kontaktregister.enterprises.adapter} names the one to
 * use.
 */
public interface EnterpriseIdentificationAdapter extends Adapter<EnterpriseIdentification> {}
