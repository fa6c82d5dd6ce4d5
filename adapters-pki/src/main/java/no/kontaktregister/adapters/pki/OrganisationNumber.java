package no.kontaktregister.adapters.pki;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * The organisation number in the subject of a virksomhetssertifikat: in serialNumber (SEID 1) or
 * organizationIdentifier (SEID 2).
 *
 * <p>Source: docs/contract.md#soap.
 */
public final class OrganisationNumber {

  private static final String SERIAL_NUMBER = "SERIALNUMBER";
  private static final String ORGANIZATION_IDENTIFIER = "ORGANIZATIONIDENTIFIER";

  private static final Map<String, String> NAMES =
      Map.of("2.5.4.5", SERIAL_NUMBER, "2.5.4.97", ORGANIZATION_IDENTIFIER);

  private static final Pattern SEID_1 = Pattern.compile("([0-9]{9})");
  private static final Pattern SEID_2 = Pattern.compile("NTRNO-([0-9]{9})");

  private OrganisationNumber() {}

  /**
   * @return the number; empty if there is no valid one, or if there are several different ones
   */
  public static Optional<Virksomhetsidentifikator> in(X509Certificate certificate) {
    List<String> numbers = new ArrayList<>();
    try {
      String subject = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253, NAMES);
      for (Rdn part : new LdapName(subject).getRdns()) {
        for (Attribute attribute : Collections.list(part.toAttributes().getAll())) {
          number(attribute).ifPresent(numbers::add);
        }
      }
    } catch (InvalidNameException unreadable) {
      return Optional.empty();
    } catch (NamingException unreadable) {
      return Optional.empty();
    }
    return numbers.stream().distinct().count() == 1
        ? Virksomhetsidentifikator.parse(numbers.get(0))
        : Optional.empty();
  }

  private static Optional<String> number(Attribute attribute) throws NamingException {
    Pattern pattern =
        switch (attribute.getID()) {
          case SERIAL_NUMBER -> SEID_1;
          case ORGANIZATION_IDENTIFIER -> SEID_2;
          default -> null;
        };
    if (pattern == null) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(String.valueOf(attribute.get()));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
