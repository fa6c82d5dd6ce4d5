package no.kontaktregister.demo.idporten;

import java.util.Objects;
import no.kontaktregister.domain.person.Personidentifikator;

/**
 * A citizen whom the login page offers.
 *
 * @param personidentifikator the citizen's number, which is synthetic
 * @param description the citizen's state in the registry, in words
 */
public record TestUser(Personidentifikator personidentifikator, String description) {

  /**
   * @throws IllegalArgumentException when the number is not synthetic
   */
  public TestUser {
    Objects.requireNonNull(description);
    if (!personidentifikator.isSynthetic()) {
      throw new IllegalArgumentException("a test user's number must be synthetic");
    }
  }
}
