package no.kontaktregister.demo.idporten;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The codes that clients exchange for tokens: each is valid once, and for a short time. */
final class Codes {

  private static final Duration LIFETIME = Duration.ofSeconds(60);

  private final Clock clock;
  private final Map<String, Login> logins = new HashMap<>();

  Codes(Clock clock) {
    this.clock = clock;
  }

  synchronized AuthorizationCode issue(Login login) {
    logins.values().removeIf(this::hasExpired);
    AuthorizationCode code = new AuthorizationCode();
    logins.put(code.getValue(), login);
    return code;
  }

  /** Uses up a code. Empty if there is no such code, or it has expired. */
  synchronized Optional<Login> redeem(String code) {
    return Optional.ofNullable(logins.remove(code)).filter(login -> !hasExpired(login));
  }

  private boolean hasExpired(Login login) {
    return !clock.instant().isBefore(login.at().plus(LIFETIME));
  }
}
