package no.kontaktregister.domain.register;

/**
 * Outbound port: which citizens have changed.
 *
 * <p>Every change takes the next endringsNummer, from 1 on, one higher than the last: none is left
 * out, and none is seen before those with lower numbers. So a reader that goes on from {@code til +
 * 1} sees each change once, whatever is stored at the same time.
 *
 * <p>Source: docs/contract.md#oppslag.
 */
public interface ChangeLog {

  /** The most changes that one reading gives. */
  int MOST_CHANGES = 1000;

  /**
   * Reads on, as of one moment.
   *
   * @param fra the lowest endringsNummer that is wanted
   * @throws RegistryUnavailableException when the registry does not answer
   */
  Endringer changesFrom(long fra);
}
