package no.kontaktregister.domain.tilgang;

import no.kontaktregister.domain.configuration.Adapter;

/** Opens an audit trail. {@code kontaktregister.audit.adapter} names the one to use. */
public interface AuditTrailAdapter extends Adapter<AuditTrail> {}
