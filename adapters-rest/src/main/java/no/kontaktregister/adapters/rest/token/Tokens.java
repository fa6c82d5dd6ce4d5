package no.kontaktregister.adapters.rest.token;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.domain.monitoring.Measurement;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.tilgang.CitizenCaller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Reads the tokens of Maskinporten and of ID-porten. An operation accepts the tokens of one of them
 * only.
 *
 * <p>Source: docs/contract.md#rest.
 */
@ApplicationScoped
public class Tokens {

  private static final String AUTHORITY = "iso6523-actorid-upis";
  private static final String NORWEGIAN = "0192:";
  private static final String CONSUMER = "consumer";
  private static final String SUPPLIER = "supplier";
  private static final String CITIZEN = "pid";

  private static final int MOST_REMEMBERED = 1_000;

  // Citizens send few requests with one token, and what names them is not kept without need.
  private static final int NONE_REMEMBERED = 0;

  /**
   * The scopes of a supplier to whom the consumer has delegated in Altinn, and the scopes that they
   * stand for.
   */
  private static final Map<String, String> DELEGATED =
      Map.of(
          "krr:global/kontaktinfo.read", "krr:global/kontaktinformasjon.read",
          "krr:global/postkasse.read", "krr:global/digitalpost.read");

  private final TokenVerifier<EnterpriseToken> maskinporten;
  private final Optional<TokenVerifier<CitizenToken>> idporten;
  private final SyntheticNumbers syntheticNumbers;

  @Inject
  public Tokens(TokenSettings settings, SyntheticNumbers syntheticNumbers) {
    this.syntheticNumbers = syntheticNumbers;
    maskinporten =
        new TokenVerifier<>(
            settings.maskinporten(),
            CONSUMER,
            settings.clock(),
            MOST_REMEMBERED,
            Tokens::enterprise);
    idporten =
        settings
            .idporten()
            .map(
                issuer ->
                    new TokenVerifier<>(
                        issuer, CITIZEN, settings.clock(), NONE_REMEMBERED, this::citizen));
  }

  // CDI needs it for the proxy of an application-scoped bean.
  Tokens() {
    maskinporten = null;
    idporten = Optional.empty();
    syntheticNumbers = null;
  }

  /** What the memory of enterprises' tokens measures of itself; citizens' are not remembered. */
  public List<Measurement> measurements() {
    return maskinporten.measurements();
  }

  /**
   * Reads an enterprise's token.
   *
   * @param token the token from the Authorization header
   * @return empty if it is not accepted
   * @throws IssuerUnavailableException if Maskinporten's keys cannot be fetched
   */
  Optional<EnterpriseToken> enterprise(String token) {
    return maskinporten.verify(token);
  }

  /**
   * Reads a citizen's token.
   *
   * @param token the token from the Authorization header
   * @return empty if it is not accepted
   * @throws IssuerUnavailableException if ID-porten's keys cannot be fetched
   */
  Optional<CitizenToken> citizen(String token) {
    return idporten.flatMap(issuer -> issuer.verify(token));
  }

  private static Optional<EnterpriseToken> enterprise(JWTClaimsSet claims) {
    Optional<Virksomhetsidentifikator> consumer = enterprise(claims, CONSUMER);
    Optional<Virksomhetsidentifikator> supplier = enterprise(claims, SUPPLIER);
    if (consumer.isEmpty() || (supplier.isEmpty() && claims.getClaim(SUPPLIER) != null)) {
      return TokenVerifier.refuse("its consumer or supplier is not a Norwegian enterprise");
    }
    return scopes(claims)
        .map(
            scopes ->
                new EnterpriseToken(
                    new EnterpriseCaller(supplier.orElse(consumer.get()), consumer.get()),
                    meant(scopes, supplier.isPresent())));
  }

  private static Set<String> meant(Set<String> scopes, boolean isSupplier) {
    Set<String> meant = new HashSet<>(scopes);
    DELEGATED.forEach(
        (delegated, own) -> {
          if (meant.remove(delegated) && isSupplier) {
            meant.add(own);
          }
        });
    return meant;
  }

  private Optional<CitizenToken> citizen(JWTClaimsSet claims) {
    return claims.getClaim(CITIZEN) instanceof String number
        ? Personidentifikator.parse(number, syntheticNumbers)
            .flatMap(
                citizen ->
                    scopes(claims)
                        .map(scopes -> new CitizenToken(new CitizenCaller(citizen), scopes)))
            .or(
                () ->
                    TokenVerifier.refuse(
                        "its pid or its scope is malformed, or its pid is synthetic"))
        : TokenVerifier.refuse("its pid is not a text");
  }

  /** The scopes, of which there may be none; empty when the claim is not a text. */
  private static Optional<Set<String>> scopes(JWTClaimsSet claims) {
    Object scope = claims.getClaim("scope");
    if (scope == null) {
      return Optional.of(Set.of());
    }
    return scope instanceof String text
        ? Optional.of(
            Stream.of(text.split(" "))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet()))
        : TokenVerifier.refuse("its scope is not a text");
  }

  private static Optional<Virksomhetsidentifikator> enterprise(JWTClaimsSet claims, String name) {
    try {
      Map<String, Object> enterprise = claims.getJSONObjectClaim(name);
      return enterprise != null
              && AUTHORITY.equals(enterprise.get("authority"))
              && enterprise.get("ID") instanceof String number
              && number.startsWith(NORWEGIAN)
          ? Virksomhetsidentifikator.parse(number)
          : Optional.empty();
    } catch (ParseException notAnObject) {
      return Optional.empty();
    }
  }
}
