package no.kontaktregister.adapters.soap.wssecurity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.ext.WSSecurityException.ErrorCode;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.message.token.Timestamp;
import org.apache.wss4j.dom.validate.Credential;
import org.apache.wss4j.dom.validate.Validator;

/**
 * Accepts the time stamp of a message that is young, not of the future and not expired. WSS4J's own
 * validator knows the system's clock alone.
 *
 * <p>Source: docs/contract.md#soap.
 */
final class TimeStampValidator implements Validator {

  private final InstantSource clock;
  private final Duration clockSkew;

  /**
   * @param clockSkew how far a caller's clock may be ahead
   */
  TimeStampValidator(InstantSource clock, Duration clockSkew) {
    this.clock = clock;
    this.clockSkew = clockSkew;
  }

  @Override
  public Credential validate(Credential credential, RequestData unused) throws WSSecurityException {
    Timestamp stamp = credential.getTimestamp();
    // EnvelopeShape has found one of each; their texts may be empty.
    if (stamp.getCreated() == null || stamp.getExpires() == null) {
      throw new WSSecurityException(ErrorCode.INVALID_SECURITY);
    }
    Instant now = clock.instant();
    if (stamp.getCreated().isBefore(now.minus(WsSecuritySettings.TIME_TO_LIVE))
        || stamp.getCreated().isAfter(now.plus(clockSkew))
        || stamp.getExpires().isBefore(now)) {
      throw new WSSecurityException(ErrorCode.MESSAGE_EXPIRED);
    }
    return credential;
  }
}
