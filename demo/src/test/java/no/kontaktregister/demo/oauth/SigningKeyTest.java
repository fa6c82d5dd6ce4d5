package no.kontaktregister.demo.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

  @TempDir private Path folder;

  @Test
  void whatItSignsIsVerifiedWithThePublishedKeyThatKidNames() throws Exception {
    SigningKey key = SigningKey.generate();

    SignedJWT token = key.sign(new JWTClaimsSet.Builder().issuer("me").build());

    RSAKey published = (RSAKey) key.publicKeys().getKeyByKeyId(token.getHeader().getKeyID());
    assertThat(token.verify(new RSASSAVerifier(published))).isTrue();
    assertThat(published.isPrivate()).isFalse();
  }

  @Test
  void aKeyInAFileIsTheSameAtTheNextStart() throws Exception {
    Path file = folder.resolve("maskinporten.json");

    SigningKey made = SigningKey.in(file);

    assertThat(SigningKey.in(file).publicKeys().toString()).isEqualTo(made.publicKeys().toString());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aKeyFileCanBeReadByItsOwnerOnly() throws Exception {
    Path file = folder.resolve("maskinporten.json");
    SigningKey.in(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileWithoutAPrivateKeyIsRefused() throws Exception {
    Path garbage = Files.writeString(folder.resolve("garbage.json"), "no key");
    Path half =
        Files.writeString(
            folder.resolve("public.json"),
            SigningKey.generate().publicKeys().getKeys().get(0).toJSONString());

    for (Path file : new Path[] {garbage, half}) {
      assertThatThrownBy(() -> SigningKey.in(file))
          .isInstanceOf(IOException.class)
          .hasMessage("the file holds no private RSA key (JWK) with a kid");
    }
  }
}
