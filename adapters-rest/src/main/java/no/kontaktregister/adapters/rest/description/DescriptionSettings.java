package no.kontaktregister.adapters.rest.description;

import java.util.Objects;

/**
 * How the REST endpoints are described.
 *
 * @param hasSwaggerUi whether Swagger UI is served
 * @param securitySchemes how callers get tokens: the members of {@code securitySchemes} in YAML,
 *     indented by four spaces
 */
public record DescriptionSettings(boolean hasSwaggerUi, String securitySchemes) {

  /** For a service whose callers bring tokens that they got elsewhere. */
  public static final String BEARER_TOKENS =
      """
          maskinporten:
            type: http
            scheme: bearer
            bearerFormat: JWT
            description: >-
              A token from Maskinporten. Its consumer is the enterprise that asks; its supplier, if any,
              acts for the consumer. Each operation lists the scopes of which the token must have one.
          idporten:
            type: http
            scheme: bearer
            bearerFormat: JWT
            description: >-
              A citizen's token from ID-porten. Its claim pid names the citizen. Each operation lists the
              scopes of which the token must have one.
      """;

  public DescriptionSettings {
    Objects.requireNonNull(securitySchemes);
  }
}
