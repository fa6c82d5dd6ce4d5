package no.kontaktregister.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecuredSoapTest {

  private static final String ANSWER =
      "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body><status>JA</status>"
          + "</e:Body></e:Envelope>";

  @TempDir private Path folder;

  @Test
  void anAnswerIsAcceptedFromTheRegistryOnly() throws Exception {
    SecuredSoap caller = soap("984661185");

    assertThat(caller.body(soap("991825827").sign(ANSWER))).isEqualTo("<status>JA</status>");
    String strangers = soap("922020175").sign(ANSWER);
    assertThatThrownBy(() -> caller.body(strangers)).isInstanceOf(WSSecurityException.class);
  }

  @Test
  void onlyAFaultMayBeUnsigned() throws Exception {
    SecuredSoap caller = soap("984661185");
    String fault = ANSWER.replace("status>", "e:Fault>");

    assertThat(caller.body(fault)).contains("Fault");
    assertThatThrownBy(() -> caller.body(ANSWER)).isInstanceOf(WSSecurityException.class);
  }

  private SecuredSoap soap(String organisationNumber) throws Exception {
    return new SecuredSoap(DemoAuthority.in(folder).keysOf(organisationNumber));
  }
}
