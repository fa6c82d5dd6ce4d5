package no.kontaktregister.adapters.rest.configuration;

import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.kontaktregister.adapters.rest.protocol.RestSettings;
import no.kontaktregister.adapters.rest.token.IssuerSettings;
import no.kontaktregister.adapters.rest.token.TokenSettings;
import no.kontaktregister.domain.configuration.Configuration;

/**
 * The keys of the REST endpoints: {@code kontaktregister.http.max-body-bytes}, {@code
 * kontaktregister.maskinporten.*}, {@code kontaktregister.idporten.*} and {@code
 * kontaktregister.openapi.ui}.
 *
 * @param rest limits
 * @param tokens whose tokens count
 * @param hasSwaggerUi whether Swagger UI is served
 */
public record RestConfiguration(RestSettings rest, TokenSettings tokens, boolean hasSwaggerUi) {

  private static final String MASKINPORTEN = "kontaktregister.maskinporten";
  private static final String IDPORTEN = "kontaktregister.idporten";

  /** The key of the name that Maskinporten's tokens have in {@code iss}. */
  public static final String MASKINPORTEN_ISSUER = MASKINPORTEN + ".issuer";

  /** The key of the name that ID-porten's tokens have in {@code iss}. */
  public static final String IDPORTEN_ISSUER = IDPORTEN + ".issuer";

  private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

  /**
   * Reads all keys.
   *
   * @param clock tells whether a token is valid now
   * @return empty when one has a fault
   */
  public static Optional<RestConfiguration> read(Configuration configuration, Clock clock) {
    int maxBodyBytes =
        configuration.number("kontaktregister.http.max-body-bytes", 1024, MAX_BODY_BYTES);
    Optional<IssuerSettings> maskinporten =
        issuer(
            configuration,
            MASKINPORTEN,
            clockSkew(configuration, MASKINPORTEN),
            "https://maskinporten.no/",
            "https://maskinporten.no/jwk");
    boolean hasIdporten =
        Stream.of(".issuer", ".jwks-url", ".audience")
            .anyMatch(key -> configuration.apply(IDPORTEN + key).isPresent());
    Duration idportensClockSkew = clockSkew(configuration, IDPORTEN);
    Optional<IssuerSettings> idporten =
        hasIdporten
            ? issuer(
                configuration,
                IDPORTEN,
                idportensClockSkew,
                "https://idporten.no",
                "https://idporten.no/jwks.json")
            : Optional.empty();
    Optional<Boolean> hasSwaggerUi =
        configuration.oneOf("kontaktregister.openapi.ui", Map.of("on", true, "off", false));
    return maskinporten.isEmpty() || hasIdporten && idporten.isEmpty() || hasSwaggerUi.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RestConfiguration(
                new RestSettings(maxBodyBytes),
                new TokenSettings(maskinporten.get(), idporten, clock),
                hasSwaggerUi.get()));
  }

  private static Optional<IssuerSettings> issuer(
      Configuration configuration,
      String prefix,
      Duration clockSkew,
      String exampleIssuer,
      String exampleKeys) {
    Optional<String> issuer =
        configuration.required(
            prefix + ".issuer", "the issuer's own name for itself, for example " + exampleIssuer);
    Optional<URL> jwksUrl =
        configuration.required(
            prefix + ".jwks-url",
            "the https or file URL of the issuer's keys, for example " + exampleKeys,
            RestConfiguration::jwksUrl);
    Optional<String> audience = configuration.apply(prefix + ".audience");
    return issuer.flatMap(
        name -> jwksUrl.map(keys -> new IssuerSettings(name, keys, audience, clockSkew)));
  }

  private static Duration clockSkew(Configuration configuration, String prefix) {
    return Duration.ofSeconds(configuration.number(prefix + ".clock-skew-seconds", 0, 300));
  }

  private static URL jwksUrl(String text) {
    try {
      URL url = new URL(text);
      // Without TLS, anybody between the issuer and this service could replace the keys.
      boolean isSafe =
          url.getProtocol().equals("https")
              || url.getProtocol().equals("http")
                  && InetAddress.getByName(url.getHost()).isLoopbackAddress()
              || url.getProtocol().equals("file") && Files.isReadable(Path.of(new URI(text)));
      if (isSafe) {
        return url;
      }
    } catch (MalformedURLException | UnknownHostException | URISyntaxException malformed) {
      // Refused below, as another scheme is.
    }
    throw new IllegalArgumentException();
  }
}
