package no.kontaktregister.bootstrap;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.enterprise.inject.spi.ProcessBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * Refuses to start with a jar in the archive that would change the service although no
 * configuration key names it.
 *
 * <p>A CDI bean is used because it is there: an alternative in any jar could replace the adapter
 * behind a port. The adapters of other projects need no bean, so there is none to allow. Nor may a
 * jar name an adapter itself, with configuration that it brings along.
 *
 * <p>This keeps a jar from acting by accident or by convenience. It is no defence against code that
 * means harm: whatever is in the archive runs with the service's rights.
 */
public class UnnamedJars implements Extension {

  private static final Logger LOG = System.getLogger(UnnamedJars.class.getName());

  private static final String OWN_PACKAGES = "no.kontaktregister.";
  private static final String CONFIGURATION = "META-INF/microprofile-config.properties";
  private static final String NAMES_AN_ADAPTER =
      "(%[^.]+\\.)?kontaktregister\\.[a-z]+\\.adapters?|mp\\.config\\.profile";

  private final Set<String> found = new TreeSet<>();

  void checkServices(@Observes BeforeBeanDiscovery event) throws IOException {
    ClassLoader archive = UnnamedJars.class.getClassLoader();
    for (Class<?> service :
        Set.of(Extension.class, ConfigSource.class, ConfigSourceProvider.class)) {
      ServiceLoader.load(service, archive).stream()
          .map(ServiceLoader.Provider::type)
          .filter(UnnamedJars::isForeign)
          .forEach(type -> found.add(describe(service.getSimpleName(), type)));
    }
    for (URL file : Collections.list(archive.getResources(CONFIGURATION))) {
      if (!file.toString().equals(root() + CONFIGURATION) && namesAnAdapter(file)) {
        found.add(file + " names an adapter");
      }
    }
  }

  void checkBean(@Observes ProcessBean<?> event) {
    Bean<?> bean = event.getBean();
    Class<?> type = bean.getBeanClass();
    boolean replacesAnother =
        bean.isAlternative()
            || bean instanceof Decorator
            || bean instanceof Interceptor
            || event.getAnnotated().isAnnotationPresent(Specializes.class);
    if (isForeign(type) || isInArchive(type) && replacesAnother) {
      found.add(describe("CDI bean", type));
    }
  }

  void refuse(@Observes AfterBeanDiscovery event) {
    if (!found.isEmpty()) {
      IllegalStateException refusal =
          new IllegalStateException(
              "A jar in the archive would change the service although no key names it: "
                  + String.join("; ", found)
                  + ". Remove the jar, or make it an adapter as docs/adapters.md describes.");
      LOG.log(Level.ERROR, refusal.getMessage());
      event.addDefinitionError(refusal);
    }
  }

  private static boolean isForeign(Class<?> type) {
    return isInArchive(type) && !type.getName().startsWith(OWN_PACKAGES);
  }

  /** One class loader has all classes of the archive; the server's own have others. */
  private static boolean isInArchive(Class<?> type) {
    return type.getClassLoader() == UnnamedJars.class.getClassLoader();
  }

  /** The URL of the folder that has this class and the configuration's defaults. */
  private static String root() {
    String name = UnnamedJars.class.getName().replace('.', '/') + ".class";
    String url = UnnamedJars.class.getClassLoader().getResource(name).toString();
    return url.substring(0, url.length() - name.length());
  }

  private static boolean namesAnAdapter(URL file) throws IOException {
    Properties properties = new Properties();
    try (InputStream content = file.openStream()) {
      properties.load(content);
    }
    return properties.stringPropertyNames().stream().anyMatch(key -> key.matches(NAMES_AN_ADAPTER));
  }

  private static String describe(String kind, Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    String jar =
        source == null || source.getLocation() == null
            ? ""
            : " in " + source.getLocation().getPath().replaceAll("!?/$", "").replaceAll(".*/", "");
    return kind + " " + type.getName() + jar;
  }
}
