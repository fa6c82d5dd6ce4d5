package no.kontaktregister.demo.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key that an authorization server signs its tokens with: RSA, 2048 bits, for RS256. */
public final class SigningKey {

  private static final int BITS = 2048;

  private final RSAKey key;

  private SigningKey(RSAKey key) {
    this.key = key;
  }

  /** Makes a key that is kept in memory only. */
  public static SigningKey generate() {
    try {
      return new SigningKey(
          new RSAKeyGenerator(BITS)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .generate());
    } catch (JOSEException everyJdkHasRsa) {
      throw new IllegalStateException(everyJdkHasRsa);
    }
  }

  /**
   * Reads the key from a file. If there is no file, makes a key and writes it there, for its owner
   * only.
   *
   * @throws IOException if the file cannot be read or written, or has no private RSA key
   */
  public static SigningKey in(Path file) throws IOException {
    if (Files.notExists(file)) {
      SigningKey made = generate();
      write(file, made.key.toJSONString());
      return made;
    }
    try {
      RSAKey key = RSAKey.parse(Files.readString(file));
      if (key.isPrivate() && key.getKeyID() != null) {
        return new SigningKey(key);
      }
    } catch (ParseException notAKey) {
      // Reported below, like a key without its private half.
    }
    throw new IOException("the file holds no private RSA key (JWK) with a kid");
  }

  /** The public half, as the endpoint {@code jwk} publishes it. */
  public JWKSet publicKeys() {
    return new JWKSet(key.toPublicJWK());
  }

  /** Signs claims, with RS256 and the key's {@code kid}. */
  public SignedJWT sign(JWTClaimsSet claims) {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException keyIsFit) {
      throw new IllegalStateException(keyIsFit);
    }
    return token;
  }

  private static void write(Path file, String json) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, json);
  }
}
