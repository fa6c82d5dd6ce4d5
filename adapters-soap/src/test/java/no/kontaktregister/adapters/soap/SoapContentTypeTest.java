package no.kontaktregister.adapters.soap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoapContentTypeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/soap+xml",
        "Application/SOAP+XML; Charset=\"utf-8\"",
        "application/soap+xml;charset=UTF-8;action=\"\"",
        "text/xml; charset=ISO-8859-1"
      })
  void soapIsRead(String header) {
    assertThat(SoapContentType.isRead(header)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "*/*",
        "text/plain",
        "multipart/related",
        "application/soap+xml; a=\"MULTIPART/related\"; boundary=b",
        "application/soap+xml; type=\"multipart/related\"",
        "application/soap+xml; charset=x-unknown",
        "application/soap+xml; charset",
        "application/soap+xml, text/xml"
      })
  void nothingElseIsRead(String header) {
    assertThat(SoapContentType.isRead(header)).isFalse();
  }
}
