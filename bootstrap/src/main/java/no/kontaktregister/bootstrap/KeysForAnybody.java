package no.kontaktregister.bootstrap;

import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** The demo's issuers, which give a certificate or a token to anybody. */
final class KeysForAnybody {

  static final X500Principal CERTIFICATE_AUTHORITY =
      new X500Principal("CN=Demo CA,O=Kontaktregister,C=NO");

  private static final Pattern TOKEN_ISSUER =
      Pattern.compile("http://(?:localhost|127\\.0\\.0\\.1)(?::\\d+)?/(?:maskinporten/|idporten)");

  private KeysForAnybody() {}

  /** Whether this is the name of one of the demo's token issuers. */
  static boolean isTokenIssuer(String issuer) {
    return TOKEN_ISSUER.matcher(issuer).matches();
  }
}
