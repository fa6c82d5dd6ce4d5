package no.kontaktregister.demo.startpage;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import no.kontaktregister.demo.SecuredSoap;
import no.kontaktregister.demo.maskinporten.Maskinporten;

/** A mailbox provider with the demo's keys. */
public final class DemoCaller {

  static final String ORGANISATION_NUMBER = "984661185";

  private final SecuredSoap soap;
  private final Maskinporten tokens;

  private DemoCaller(SecuredSoap soap, Maskinporten tokens) {
    this.soap = soap;
    this.tokens = tokens;
  }

  /** The provider whose keys are in the folder. Makes no keys. */
  public static DemoCaller in(Path folder, Maskinporten tokens)
      throws IOException, GeneralSecurityException {
    return new DemoCaller(new SecuredSoap(folder.resolve(ORGANISATION_NUMBER + ".p12")), tokens);
  }

  String token() {
    return tokens.token(ORGANISATION_NUMBER).scopes("krr:postkasse/kanvelge.read").serialize();
  }

  String sign(String envelope) throws Exception {
    return soap.sign(envelope);
  }

  /** The content of a SOAP response's Body, verified and decrypted. */
  String open(String answer) throws Exception {
    return soap.body(answer);
  }
}
