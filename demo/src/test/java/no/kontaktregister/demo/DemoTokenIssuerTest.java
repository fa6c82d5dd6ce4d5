package no.kontaktregister.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DemoTokenIssuerTest {

  @TempDir private Path folder;

  @Test
  void itsTokensAreSignedWithTheKeyThatItPublishesAndKeeps() throws Exception {
    SignedJWT token = SignedJWT.parse(DemoTokenIssuer.in(folder).token("984661185"));
    SignedJWT later = SignedJWT.parse(DemoTokenIssuer.in(folder).token("922020175"));

    RSAKey published = (RSAKey) JWKSet.load(folder.resolve("jwks.json").toFile()).getKeys().get(0);
    assertThat(token.verify(new RSASSAVerifier(published))).isTrue();
    assertThat(later.verify(new RSASSAVerifier(published))).isTrue();
    assertThat(token.getHeader().getKeyID()).isEqualTo(published.getKeyID());
    assertThat(token.getJWTClaimsSet().getJSONObjectClaim("consumer"))
        .isEqualTo(Map.of("authority", "iso6523-actorid-upis", "ID", "0192:984661185"));
  }

  @Test
  void whoOnlyReadsMakesNoKey() throws Exception {
    assertThatThrownBy(() -> DemoTokenIssuer.read(folder)).isInstanceOf(NoSuchFileException.class);
    assertThat(folder).isEmptyDirectory();

    DemoTokenIssuer.in(folder);
    assertThat(DemoTokenIssuer.read(folder).token("984661185")).isNotBlank();
  }

  @Test
  void theSecretHalfOfItsKeyIsNotPublished() throws Exception {
    DemoTokenIssuer.in(folder);

    assertThat(Files.readString(folder.resolve("jwks.json"))).doesNotContain("\"d\"", "\"p\"");
    assertThat(Files.readString(folder.resolve("issuer.json"))).contains("\"d\"");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void itsKeysAreForTheirOwnersEyes() throws Exception {
    Path keys = folder.resolve("keys");
    DemoTokenIssuer.in(keys);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rwx------");
  }
}
