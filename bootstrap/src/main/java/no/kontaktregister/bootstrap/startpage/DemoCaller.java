package no.kontaktregister.bootstrap.startpage;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import no.kontaktregister.demo.DemoTokenIssuer;
import no.kontaktregister.demo.SecuredSoap;

/** A mailbox provider with the demo's keys. No other class of the service knows the demo. */
public final class DemoCaller {

  static final String ORGANISATION_NUMBER = "984661185";

  private final SecuredSoap soap;
  private final DemoTokenIssuer tokens;

  private DemoCaller(SecuredSoap soap, DemoTokenIssuer tokens) {
    this.soap = soap;
    this.tokens = tokens;
  }

  /** The provider whose keys are in the folder; none are made. */
  public static DemoCaller in(Path folder)
      throws IOException, GeneralSecurityException, ParseException {
    return new DemoCaller(
        new SecuredSoap(folder.resolve(ORGANISATION_NUMBER + ".p12")),
        DemoTokenIssuer.read(folder));
  }

  String token() throws Exception {
    return tokens.token(ORGANISATION_NUMBER);
  }

  String sign(String envelope) throws Exception {
    return soap.sign(envelope);
  }

  /** What the Body of a SOAP answer holds, verified and decrypted. */
  String open(String answer) throws Exception {
    return soap.body(answer);
  }
}
