package no.kontaktregister.demo.maskinporten;

import java.util.List;
import java.util.Optional;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * What a valid assertion gives its client.
 *
 * @param clientId the client
 * @param clientAmr how the client has proved who it is
 * @param consumer the enterprise that gets the token
 * @param supplier the client's own enterprise, where it acts for the consumer
 * @param scopes what was asked for
 * @param resource for whom the token is, where the client said so
 */
record Grant(
    String clientId,
    String clientAmr,
    Virksomhetsidentifikator consumer,
    Optional<Virksomhetsidentifikator> supplier,
    List<String> scopes,
    Optional<List<String>> resource) {}
