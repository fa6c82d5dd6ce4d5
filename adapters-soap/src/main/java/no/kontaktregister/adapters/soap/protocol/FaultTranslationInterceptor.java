package no.kontaktregister.adapters.soap.protocol;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.application.InvalidRequestException.Part;
import no.kontaktregister.application.OverloadedException;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.Headers;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.ext.WSSecurityException.ErrorCode;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Turns each failure into a sentence that helps the caller, without internals and without anything
 * that may be about a person.
 *
 * <p>Source: docs/contract.md#soap: env:Sender if the caller made the mistake, env:Receiver if the
 * service failed.
 */
public final class FaultTranslationInterceptor extends AbstractPhaseInterceptor<SoapMessage> {

  private static final Logger LOG = System.getLogger(FaultTranslationInterceptor.class.getName());

  private static final Soap12 SOAP = Soap12.getInstance();

  // The schema validator's complaints about structure name elements; its others quote values.
  private static final Pattern STRUCTURE =
      Pattern.compile(
          "cvc-(?:complex-type\\.2\\.[134][^:]*|complex-type\\.3\\.2\\.2|complex-type\\.4|type\\.3\\.1\\.[12]|elt\\.[13][^:]*): (.*)");

  // In the schemas, a type with a length has the name of its element.
  private static final Pattern LENGTH =
      Pattern.compile(
          "cvc-\\w*[lL]ength-valid: Value '(.*)' with length = '\\d+' is not facet-valid with"
              + " respect to (\\w+ '\\d+') for type '(\\w+)'\\.",
          Pattern.DOTALL);

  private static final Pattern ENUMERATION =
      Pattern.compile(
          "cvc-enumeration-valid: .* is not facet-valid with respect to enumeration"
              + " '(\\[[\\w, ]+])'.*",
          Pattern.DOTALL);

  // A complaint repeats names that the caller chose. They may contain a personidentifikator.
  private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{6,}");

  public FaultTranslationInterceptor() {
    super(Phase.SETUP);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    SoapFault fault = translate(message.getContent(Exception.class), message.getExchange());
    message.setContent(Exception.class, fault);
    if (fault instanceof UnansweredRequestException unanswered && unanswered.isForLater()) {
      Headers.getSetProtocolHeaders(message)
          .put(
              "Retry-After",
              List.of(Integer.toString(UnansweredRequestException.RETRY_AFTER_SECONDS)));
    }
  }

  private static SoapFault translate(Exception failure, Exchange exchange) {
    if (failure instanceof RefusedRequestException refusal) {
      return refusal;
    }
    if (failure instanceof UnansweredRequestException unanswered) {
      return unanswered;
    }
    Optional<AccessDeniedException> denial =
        causes(failure, AccessDeniedException.class).findFirst();
    if (denial.isPresent()) {
      return new RefusedRequestException(denial.get().getMessage());
    }
    Optional<InvalidRequestException> mistake =
        causes(failure, InvalidRequestException.class).findFirst();
    if (mistake.isPresent()) {
      return new RefusedRequestException(
          element(mistake.get().part()) + ": " + mistake.get().getMessage());
    }
    Optional<RegistryUnavailableException> outage =
        causes(failure, RegistryUnavailableException.class).findFirst();
    if (outage.isPresent()) {
      LOG.log(Level.WARNING, "Answered env:Receiver: " + outage.get().getMessage());
      return UnansweredRequestException.forLater(
          "The registry does not answer at the moment. Repeat the request later.");
    }
    if (causes(failure, OverloadedException.class).findAny().isPresent()) {
      return UnansweredRequestException.forLater(OverloadFault.REASON);
    }
    QName code = failure instanceof SoapFault fault ? fault.getFaultCode() : null;
    if (SOAP.getVersionMismatch().equals(code)) {
      return new SoapFault("The envelope is not SOAP 1.2. Send one that is.", code);
    }
    if (SOAP.getMustUnderstand().equals(code)) {
      return new SoapFault(
          "The service does not know a header that has mustUnderstand. Remove it.", code);
    }
    if (causes(failure, SAXException.class).findAny().isPresent()) {
      return new RefusedRequestException(
          "The request does not follow the schema. " + complaint(failure, exchange));
    }
    Optional<WSSecurityException> insecure = causes(failure, WSSecurityException.class).findFirst();
    if (insecure.isPresent()) {
      LOG.log(Level.INFO, "Refused a request''s security: {0}", insecure.get().getErrorCode());
      return new RefusedRequestException(weakness(insecure.get().getErrorCode()));
    }
    if (!OperationCheckInterceptor.hasUnderstood(exchange)) {
      return new RefusedRequestException(
          "The request is not a message of the WSDL. Send a SOAP 1.2 envelope whose Body has one"
              + " element that the WSDL describes.");
    }
    LOG.log(Level.ERROR, "A SOAP request failed", failure);
    return new UnansweredRequestException(
        "The request could not be answered because of a fault in the service.");
  }

  /** What is wrong with a request before its signer is known. */
  private static String weakness(ErrorCode code) {
    return switch (code) {
      case MESSAGE_EXPIRED ->
          "The request's time stamp is not accepted. Created must be at most 120 seconds old and not"
              + " in the future, and Expires must not have passed. Check the clock.";
      // EnvelopeShape has found all else in its place; only the times have not been read yet.
      case INVALID_SECURITY ->
          "The request's time stamp is not accepted. Created and Expires must be times in UTC, such"
              + " as 2016-03-01T14:15:03.165Z.";
      case FAILED_CHECK ->
          "The request's signature is not correct: it does not match the signed parts.";
      case FAILED_AUTHENTICATION ->
          "The certificate of the request's signature is not accepted. Sign with a valid"
              + " virksomhetssertifikat.";
      case UNSUPPORTED_SECURITY_TOKEN, INVALID_SECURITY_TOKEN, SECURITY_TOKEN_UNAVAILABLE ->
          "The token of the request's signature is not accepted. Send an X509v3 certificate with an"
              + " RSA key of 2048 bits or more.";
      default -> "The request's WS-Security header is not accepted.";
    };
  }

  /** How the schema names a part of a request. */
  private static String element(Part part) {
    return switch (part) {
      case PERSONIDENTIFIKATOR -> "personidentifikator";
      case FRA_ENDRINGSNUMMER -> "fraEndringsNummer";
      case POSTKASSEADRESSE -> "postkasseadresse";
      case EPOSTADRESSE -> "epostadresse";
      case MOBILTELEFONNUMMER -> "mobiltelefonnummer";
    };
  }

  private static String complaint(Exception failure, Exchange exchange) {
    return causes(failure, SAXException.class)
        .map(complaint -> String.valueOf(complaint.getMessage()))
        .flatMap(complaint -> harmless(complaint, exchange).stream())
        .findFirst()
        .orElse("The value of an element is not of the type that the schema gives it.");
  }

  /** The part of a complaint that a caller may read: all but the value that it is about. */
  private static Optional<String> harmless(String complaint, Exchange exchange) {
    Matcher structure = STRUCTURE.matcher(complaint);
    if (structure.matches()) {
      return Optional.of(LONG_NUMBER.matcher(structure.group(1)).replaceAll("(number)"));
    }
    Matcher length = LENGTH.matcher(complaint);
    if (length.matches()) {
      String element = length.group(3);
      return Optional.of(
          "The value of "
              + element
              + position(exchange, element, length.group(1))
              + " does not have "
              + length.group(2)
              + ".");
    }
    Matcher enumeration = ENUMERATION.matcher(complaint);
    return enumeration.matches()
        ? Optional.of("A value is not one of " + enumeration.group(1) + ".")
        : Optional.empty();
  }

  /** Which of several elements of the same name has the value, counted from 1. */
  private static String position(Exchange exchange, String element, String value) {
    NodeList all =
        RequestDocumentInterceptor.envelope(exchange.getInMessage())
            .getElementsByTagNameNS("*", element);
    if (all.getLength() == 1) {
      return "";
    }
    return IntStream.range(0, all.getLength())
        .filter(i -> all.item(i).getTextContent().equals(value))
        .mapToObj(i -> " at position " + (i + 1))
        .findFirst()
        .orElse("");
  }

  private static <T extends Throwable> Stream<T> causes(Throwable failure, Class<T> type) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast);
  }
}
