package no.kontaktregister.demo.control;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.Dependent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import no.kontaktregister.certificateauthority.CertificateIssuer;
import no.kontaktregister.certificateauthority.CertificateIssuer.Content;
import no.kontaktregister.certificateauthority.CertificateIssuer.Issued;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** Key pairs with certificates, for any organisation number. They are given away and not kept. */
@Dependent
class Keys {

  private static final String NUMBER = "virksomhetsidentifikator";
  private static final String STATE = "state";

  private static final String PKCS12 = "application/x-pkcs12";
  private static final String PEM = "application/x-pem-file";
  private static final String ALIAS = "key";
  private static final String ANOTHER_AUTHORITY = "C=NO,O=Kontaktregister,CN=Another CA";

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private enum State {
    VALID,
    EXPIRED,
    NOT_YET_VALID,
    OTHER_AUTHORITY,
    REVOKED
  }

  void addTo(Routes routes) {
    routes.add("POST", "keys", this::make);
  }

  private Reply make(Request request) {
    Fields fields = request.fields(NUMBER, STATE);
    Virksomhetsidentifikator virksomhet = CitizenState.virksomhet(fields, NUMBER);
    State state = fields.oneOf(STATE, State.class).orElse(State.VALID);
    try {
      DemoAuthority authority = DemoAuthority.configured();
      String subject = DemoAuthority.subject(virksomhet.value());
      Content content = content(state);
      return switch (state) {
        case VALID, EXPIRED, NOT_YET_VALID ->
            reply(request, authority.issuer().issue(subject, content), authority.certificate());
        case REVOKED ->
            reply(request, authority.issueRevoked(subject, content), authority.certificate());
        case OTHER_AUTHORITY -> {
          Issued other =
              CertificateIssuer.selfSigned(ANOTHER_AUTHORITY, content.asIssuer(), Optional.empty());
          yield reply(
              request,
              new CertificateIssuer(other, Optional.empty()).issue(subject, content),
              other.certificate());
        }
      };
    } catch (GeneralSecurityException everyJdkCan) {
      throw new IllegalStateException(everyJdkCan);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Content content(State state) {
    Instant now = Instant.now();
    return DemoAuthority.content(
        switch (state) {
          case EXPIRED -> now.minus(YEAR);
          case NOT_YET_VALID -> now.plus(DAY);
          default -> now.minus(DAY);
        },
        state == State.EXPIRED ? now.minus(DAY) : now.plus(YEAR));
  }

  private static Reply reply(Request request, Issued issued, Certificate issuer)
      throws IOException, GeneralSecurityException {
    if (request.accept().contains(PKCS12)) {
      return new Reply(201, PKCS12, pkcs12(issued, issuer));
    }
    String key = pem(new JcaPKCS8Generator(issued.key(), null));
    String certificates = pem(issued.certificate()) + pem(issuer);
    if (request.accept().contains(PEM)) {
      return new Reply(201, PEM, (key + certificates).getBytes(US_ASCII));
    }
    return Reply.json(
        201,
        Fields.newObject()
            .put("pkcs12", Base64.getEncoder().encodeToString(pkcs12(issued, issuer)))
            .put("password", DemoAuthority.PASSWORD)
            .put("key", key)
            .put("certificates", certificates));
  }

  private static byte[] pkcs12(Issued issued, Certificate issuer)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        ALIAS,
        issued.key(),
        DemoAuthority.PASSWORD.toCharArray(),
        new Certificate[] {issued.certificate(), issuer});
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    store.store(content, DemoAuthority.PASSWORD.toCharArray());
    return content.toByteArray();
  }

  private static String pem(Object content) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(content);
    }
    return text.toString();
  }
}
