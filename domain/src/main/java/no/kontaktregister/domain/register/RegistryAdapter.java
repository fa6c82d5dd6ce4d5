package no.kontaktregister.domain.register;

import no.kontaktregister.domain.configuration.Adapter;

/** Opens a registry. {@code kontaktregister.register.adapter} names the one to use. */
public interface RegistryAdapter extends Adapter<Registry> {}
