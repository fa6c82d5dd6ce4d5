package no.kontaktregister.adapters.rest.token;

import static no.kontaktregister.adapters.rest.Endpoints.CITIZEN;
import static no.kontaktregister.adapters.rest.Endpoints.IDPORTEN;
import static no.kontaktregister.adapters.rest.Endpoints.MASKINPORTEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import no.kontaktregister.adapters.rest.TokenIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a token that has been accepted before proves, and what it does not. */
class TokenVerifierTest {

  private static final String SCOPE = "krr:user/kontaktinformasjon.read";
  private static final TokenIssuer ISSUER = new TokenIssuer("https://idporten.example", IDPORTEN);
  private static final TokenIssuer NEW_KEY =
      new TokenIssuer("https://idporten.example/new", MASKINPORTEN);

  private final MovableClock clock = new MovableClock();
  private final TokenVerifier<JWTClaimsSet> verifier =
      new TokenVerifier<>(ISSUER.settings(), "pid", clock, 2, Optional::of);

  @BeforeEach
  void publishTheKey() throws Exception {
    ISSUER.publishKeyOf(ISSUER);
  }

  @Test
  void itsSignatureIsVerifiedOnce() {
    String token = ISSUER.sign(good().build());

    JWTClaimsSet first = accept(token);

    assertThat(first.getClaim("pid")).isEqualTo(CITIZEN);
    // Claims that are read anew are equal, but not the same.
    assertThat(accept(token)).isSameAs(first);
  }

  @Test
  void itIsRefusedOnceItHasExpired() {
    String token = ISSUER.sign(good().build());
    accept(token);

    clock.move(Duration.ofSeconds(125));
    accept(token); // The issuer's clock may be ten seconds behind.
    clock.move(Duration.ofSeconds(10));

    assertThat(verifier.verify(token)).isEmpty();
  }

  @Test
  void itIsRefusedAtATimeBeforeItsOwn() {
    String token = ISSUER.sign(good().notBeforeTime(Date.from(clock.instant())).build());
    accept(token);

    clock.move(Duration.ofSeconds(-15));

    assertThat(verifier.verify(token)).isEmpty();
  }

  @Test
  void itIsRefusedOnceItsIssuerHasWithdrawnTheKey() throws Exception {
    String withOldKey = ISSUER.sign(good().build());
    accept(withOldKey);

    ISSUER.publishKeyOf(NEW_KEY);
    accept(NEW_KEY.sign(good().build())); // Its kid is unknown, so the keys are fetched anew.

    assertThat(verifier.verify(withOldKey)).isEmpty();
  }

  @Test
  void itIsRefusedOnceAnotherKeyHasTakenThePlaceOfItsOwn() throws Exception {
    String withoutKid = ISSUER.sign("{\"alg\":\"RS256\"}", good().build());
    accept(withoutKid);

    ISSUER.publishKeyOf(NEW_KEY);
    accept(NEW_KEY.sign(good().build()));

    assertThat(verifier.verify(withoutKid)).isEmpty();
  }

  @Test
  void itProvesNothingForATokenThatDiffersInAnyPart() {
    String[] token = ISSUER.sign(good().build()).split("\\.");
    String[] other = ISSUER.sign(good().claim("pid", "23879422019").build()).split("\\.");
    String header = Base64URL.encode("{\"alg\":\"RS256\"}").toString();
    accept(String.join(".", token));
    accept(String.join(".", other));

    assertThat(verifier.verify(header + "." + token[1] + "." + token[2])).isEmpty();
    assertThat(verifier.verify(token[0] + "." + other[1] + "." + token[2])).isEmpty();
    assertThat(verifier.verify(token[0] + "." + token[1] + "." + other[2])).isEmpty();
    assertThat(verifier.verify(token[0] + "." + token[1] + ".")).isEmpty();
  }

  @Test
  void noMoreAreRememberedThanMayBe() {
    List<String> tokens =
        IntStream.range(0, 10)
            .mapToObj(i -> ISSUER.sign(good().jwtID(Integer.toString(i)).build()))
            .toList();
    List<JWTClaimsSet> first = tokens.stream().map(this::accept).toList();

    assertThat(IntStream.range(0, 10).filter(i -> accept(tokens.get(i)) == first.get(i)).count())
        .isLessThanOrEqualTo(2);
  }

  @Test
  void itIsNotRememberedIfNoneMayBe() {
    TokenVerifier<JWTClaimsSet> forgetful =
        new TokenVerifier<>(ISSUER.settings(), "pid", clock, 0, Optional::of);
    String token = ISSUER.sign(good().build());

    Optional<JWTClaimsSet> first = forgetful.verify(token);
    Optional<JWTClaimsSet> second = forgetful.verify(token);

    assertThat(second).isPresent().isEqualTo(first);
    assertThat(second.get()).isNotSameAs(first.get());
  }

  @Test
  void itIsReadOnceUnlessTheReaderRefusesIt() {
    AtomicInteger reads = new AtomicInteger();
    TokenVerifier<String> reader =
        new TokenVerifier<>(
            ISSUER.settings(),
            "pid",
            clock,
            2,
            claims -> {
              reads.incrementAndGet();
              return Optional.ofNullable(claims.getJWTID());
            });
    String accepted = ISSUER.sign(good().jwtID("1").build());
    String refused = ISSUER.sign(good().jwtID(null).build());

    assertThat(reader.verify(accepted)).contains("1");
    assertThat(reader.verify(accepted)).contains("1");
    assertThat(reads).hasValue(1);

    assertThat(reader.verify(refused)).isEmpty();
    assertThat(reader.verify(refused)).isEmpty();
    assertThat(reads).hasValue(3);
  }

  private static JWTClaimsSet.Builder good() {
    return ISSUER.claims(SCOPE).claim("pid", CITIZEN);
  }

  private JWTClaimsSet accept(String token) {
    Optional<JWTClaimsSet> claims = verifier.verify(token);
    assertThat(claims).isPresent();
    return claims.get();
  }

  private static final class MovableClock extends Clock {

    private Duration offset = Duration.ZERO;

    private void move(Duration step) {
      offset = offset.plus(step);
    }

    @Override
    public Instant instant() {
      return InstantSource.system().instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
