package no.kontaktregister.application;

import java.util.Set;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.Forespoersel;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * What all inbound ports have in common. Each port is one thing that callers ask the registry for:
 * it says what that is, and what of the answer others may know who account for the calls.
 *
 * @param <F> what is asked
 * @param <R> what is answered
 */
public interface UseCase<F extends Forespoersel, R> {

  /**
   * Answers.
   *
   * @throws InvalidRequestException when the request has a value that no answer can be given to
   * @throws AccessDeniedException when the caller may not ask
   * @throws RegistryUnavailableException when the registry does not answer
   */
  R answer(F forespoersel);

  /** What has to be granted to a caller. */
  Operasjon operasjon();

  /** What an answer comes to, in one of a few words. */
  default String outcome(R respons) {
    return "OK";
  }

  /** Whom an answer tells of, besides those whom the request names. */
  default Set<Personidentifikator> citizens(R respons) {
    return Set.of();
  }
}
