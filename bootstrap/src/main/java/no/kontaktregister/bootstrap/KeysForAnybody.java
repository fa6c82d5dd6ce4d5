package no.kontaktregister.bootstrap;

import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** The issuers of this code base's demo: they give anybody a certificate or a token. */
final class KeysForAnybody {

  static final X500Principal CERTIFICATE_AUTHORITY =
      new X500Principal("CN=Demo CA,O=Kontaktregister,C=NO");

  private static final Pattern TOKEN_ISSUER =
      Pattern.compile("http://(?:localhost|127\\.0\\.0\\.1)(?::\\d+)?/(?:maskinporten/|idporten)");

  private KeysForAnybody() {}

  /** Whether an issuer of tokens has the name of one of the demo's. */
  static boolean isTokenIssuer(String issuer) {
    return TOKEN_ISSUER.matcher(issuer).matches();
  }
}
