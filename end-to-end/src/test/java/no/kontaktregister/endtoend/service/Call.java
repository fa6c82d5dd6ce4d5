package no.kontaktregister.endtoend.service;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * A call, whatever the endpoint: elements with the names of the contract, in its order.
 *
 * @param caller the enterprise that calls
 * @param supplier the enterprise that calls in its place; null if the caller calls itself
 */
public record Call(Operasjon operation, String caller, String supplier, List<Element> elements) {

  private static final Set<Operasjon> OF_PUBLIC_BODIES =
      EnumSet.of(
          Operasjon.HENT_PERSONER, Operasjon.HENT_ENDRINGER, Operasjon.HENT_PRINT_SERTIFIKAT);

  /** The operations of enterprises, which are at both endpoints. */
  public static final Set<Operasjon> OPERATIONS =
      EnumSet.complementOf(
          EnumSet.of(Operasjon.HENT_PERSON, Operasjon.ENDRE_PERSON, Operasjon.SLETT_PERSON));

  /** A mailbox provider. */
  public static final String PROVIDER = "984661185";

  /** A public body. */
  public static final String PUBLIC_BODY = "974761076";

  /** An element of the request, or an attribute. */
  public record Element(String name, String value) {}

  /** A call without elements, by an enterprise that has access. */
  public static Call of(Operasjon operation) {
    String caller = OF_PUBLIC_BODIES.contains(operation) ? PUBLIC_BODY : PROVIDER;
    return new Call(operation, caller, null, List.of());
  }

  /** The published question. */
  public static Call kanVelge(String personidentifikator) {
    return of(Operasjon.KAN_VELGE_SIKKER_DIGITAL_POSTKASSE)
        .with("personidentifikator", personidentifikator);
  }

  public Call with(String name, String value) {
    List<Element> more = new ArrayList<>(elements);
    more.add(new Element(name, value));
    return new Call(operation, caller, supplier, more);
  }

  public Call by(String enterprise) {
    return new Call(operation, enterprise, supplier, elements);
  }

  public Call inThePlaceOf(String enterprise) {
    return new Call(operation, enterprise, caller, elements);
  }

  /** The enterprise that signs the message, or holds the token. */
  String signer() {
    return supplier == null ? caller : supplier;
  }

  List<String> all(String name) {
    return elements.stream()
        .filter(element -> element.name().equals(name))
        .map(Element::value)
        .toList();
  }

  /** Short, because tests are named after it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(operation.name()).append(" by ").append(signer());
    elements.stream()
        .limit(6)
        .forEach(
            element ->
                text.append(' ')
                    .append(element.name())
                    .append('=')
                    .append(element.value(), 0, Math.min(element.value().length(), 24)));
    return text.toString();
  }
}
