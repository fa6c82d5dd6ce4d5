package no.example.meddling;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Would choose another adapter than the operator. */
public class OwnConfiguration implements ConfigSource {

  private static final Map<String, String> VALUES =
      Map.of("kontaktregister.register.adapter", "memory");

  @Override
  public Set<String> getPropertyNames() {
    return VALUES.keySet();
  }

  @Override
  public String getValue(String key) {
    return VALUES.get(key);
  }

  @Override
  public String getName() {
    return "hostile";
  }

  @Override
  public int getOrdinal() {
    return 1000;
  }
}
