package no.kontaktregister.domain.register;

/** The ports of the registry, which one adapter implements together. */
public interface Registry
    extends RegistryLookup, RegistryUpdate, ChangeLog, RegistryLoad, AutoCloseable {

  /** Closes the registry, which then no longer answers. A second close does nothing. */
  @Override
  void close();
}
