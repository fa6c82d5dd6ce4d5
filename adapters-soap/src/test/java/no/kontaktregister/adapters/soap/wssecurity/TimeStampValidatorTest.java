package no.kontaktregister.adapters.soap.wssecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.ext.WSSecurityException.ErrorCode;
import org.apache.wss4j.dom.message.token.Timestamp;
import org.apache.wss4j.dom.validate.Credential;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeStampValidatorTest {

  private static final Instant NOW = Instant.parse("2016-03-01T14:15:03.165Z");
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  private final TimeStampValidator validator = new TimeStampValidator(() -> NOW, CLOCK_SKEW);

  @ParameterizedTest
  @CsvSource({
    "-120, 300",
    "0, 1",
    "60, 1",
    "-30, 30",
  })
  void aYoungTimeStampIsAccepted(int created, int life) throws Exception {
    Credential credential = stamped(created, life);

    assertThat(validator.validate(credential, null)).isSameAs(credential);
  }

  @ParameterizedTest
  @CsvSource({
    "-121, 300",
    "61, 300",
    "-30, 29",
  })
  void aTimeStampThatIsOldOfTheFutureOrExpiredIsRefused(int created, int life) throws Exception {
    Credential credential = stamped(created, life);

    assertThatThrownBy(() -> validator.validate(credential, null))
        .isInstanceOfSatisfying(
            WSSecurityException.class,
            refusal -> assertThat(refusal.getErrorCode()).isEqualTo(ErrorCode.MESSAGE_EXPIRED));
  }

  /**
   * @param created seconds from now
   * @param life seconds from then
   */
  private static Credential stamped(int created, int life) throws Exception {
    Credential credential = new Credential();
    credential.setTimestamp(
        new Timestamp(
            true,
            DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().newDocument(),
            () -> NOW.plusSeconds(created),
            life));
    return credential;
  }
}
