package no.kontaktregister.domain.register;

/** All that is asked of the registry, as one adapter gives it. */
public interface Registry
    extends RegistryLookup, RegistryUpdate, ChangeLog, RegistryLoad, AutoCloseable {

  /** Ends the use of the registry: from now on it does not answer. */
  @Override
  void close();
}
