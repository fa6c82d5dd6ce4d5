package no.kontaktregister.demo.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.ChangeLog;
import no.kontaktregister.domain.register.Endringer;

/**
 * The opaque ids of citizens. An id is a keyed hash of the number, so a citizen keeps it for as
 * long as the demo runs. The index reads the citizens from the change log, which has all of them.
 */
@ApplicationScoped
class CitizenIndex {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_BYTES = 12;

  private final SecretKeySpec key = new SecretKeySpec(newKey(), ALGORITHM);
  private final Map<String, Known> known = new LinkedHashMap<>();
  private long readTo;

  /**
   * A citizen of the registry.
   *
   * @param number the citizen's number
   * @param endringsnummer the number of their last change
   */
  record Known(Personidentifikator number, long endringsnummer) {}

  CitizenIndex() {}

  String id(Personidentifikator number) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(number.value().getBytes(UTF_8)), 0, ID_BYTES);
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** The citizen with the id; empty if the registry has no such citizen. */
  synchronized Optional<Known> find(ChangeLog changes, String id) {
    readOn(changes);
    return Optional.ofNullable(known.get(id));
  }

  /** All citizens, in the order in which they came into the registry. */
  synchronized Collection<Known> all(ChangeLog changes) {
    readOn(changes);
    return List.copyOf(known.values());
  }

  /** Forgets all citizens, because the change numbers start at 1 again. */
  synchronized void clear() {
    known.clear();
    readTo = 0;
  }

  private void readOn(ChangeLog changes) {
    Endringer stretch;
    do {
      stretch = changes.changesFrom(readTo + 1);
      for (Endringer.Nummerert change : stretch.endringer()) {
        Personidentifikator number = change.entry().person().personidentifikator();
        known.put(id(number), new Known(number, change.endringsNummer()));
        readTo = change.endringsNummer();
      }
    } while (!stretch.endringer().isEmpty());
  }

  private static byte[] newKey() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return secret;
  }
}
