package no.kontaktregister.bootstrap;

import java.util.Set;
import java.util.stream.Collectors;
import no.kontaktregister.domain.configuration.Configuration;

/** Refuses a configuration profile without any key: it has no effect, and is a mistake. */
final class Profiles {

  private static final String KEY = "mp.config.profile";
  private static final String KEY_OF_PROFILE = "%[^.]+\\..*";

  private Profiles() {}

  static void check(Configuration configuration) {
    configuration.apply(KEY).ifPresent(names -> check(configuration, names));
  }

  private static void check(Configuration configuration, String names) {
    Set<String> known =
        System.getProperties().stringPropertyNames().stream()
            .filter(key -> key.matches(KEY_OF_PROFILE))
            .map(key -> key.substring(1, key.indexOf('.')))
            .collect(Collectors.toSet());
    for (String name : names.split(",")) {
      String file = "META-INF/microprofile-config-" + name.trim() + ".properties";
      if (!known.contains(name.trim())
          && Profiles.class.getClassLoader().getResource(file) == null) {
        configuration.refuse(
            KEY,
            "no value, or a profile that has the file "
                + file.replace(name.trim(), "PROFILE")
                + " or a key %PROFILE.KEY"
                + UnknownKeys.nearest(name.trim(), known)
                    .map(near -> ", perhaps " + near)
                    .orElse(""));
      }
    }
  }
}
