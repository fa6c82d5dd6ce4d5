package no.kontaktregister.domain.register;

/**
 * Outbound port: which citizens have changed.
 *
 * <p>The first change takes endringsNummer 1, and each later one takes the next. No number becomes
 * visible before a lower one. A reader that continues from {@code til + 1} therefore sees each
 * change once, whatever is stored at the same time. A registry that may have lost changes, because
 * another database has taken over, leaves out at least their numbers. There are no other gaps.
 *
 * <p>Source: docs/contract.md#oppslag.
 */
public interface ChangeLog {

  /** The maximum number of changes in one reading. */
  int MOST_CHANGES = 1000;

  /**
   * Reads the changes from a number on, as of one moment.
   *
   * @param fra the lowest endringsNummer that is wanted
   * @throws RegistryUnavailableException when the registry does not answer
   */
  Endringer changesFrom(long fra);
}
