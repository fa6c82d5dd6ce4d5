package no.kontaktregister.adapters.soap.wssecurity;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.wss4j.common.crypto.Crypto;

/** The registry's own key and certificate, which sign answers. It never changes. */
public final class SigningKey {

  private final String alias;
  private final String password;
  private final Crypto crypto;
  private final PrivateKey key;
  private final List<X509Certificate> chain;

  /**
   * @param keys holds the key and its certificate
   * @param alias the key's name in there
   * @param password the key's password
   * @throws GeneralSecurityException when there is no such key, or the password is wrong
   */
  public SigningKey(KeyStore keys, String alias, String password) throws GeneralSecurityException {
    this.alias = alias;
    this.password = password;
    this.crypto = XmlSignatures.keys(keys);
    this.key = (PrivateKey) keys.getKey(alias, password.toCharArray());
    this.chain =
        Stream.of(keys.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
  }

  /** The key itself. */
  public PrivateKey key() {
    return key;
  }

  /** The certificate, and those of its issuers that the key store holds. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** The certificate. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** Whether the certificate's period of validity is over. */
  public boolean isExpired(Instant now) {
    return now.isAfter(certificate().getNotAfter().toInstant());
  }

  /** The same for WSS4J, which remembers the key that it has found in there. */
  Crypto crypto() {
    return crypto;
  }

  String alias() {
    return alias;
  }

  String password() {
    return password;
  }
}
