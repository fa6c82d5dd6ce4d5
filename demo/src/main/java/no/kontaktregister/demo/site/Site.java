package no.kontaktregister.demo.site;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses at which the demo's pages and token issuers may be used.
 *
 * <p>They give anybody keys and tokens, so a page of another site must not be able to use them. In
 * the header Host a browser names the site that it talks to, and in the header Origin the site that
 * a form or a script is from.
 */
public final class Site {

  private static final String PUBLIC_URL = "kontaktregister.http.public-url";
  private static final String ADDRESS = "kontaktregister.http.address";
  private static final String PORT = "kontaktregister.http.port";

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final Set<String> hosts;

  /**
   * @param configured other names of the demo: host names or addresses
   */
  Site(Stream<String> configured) {
    hosts =
        Stream.concat(Stream.of("localhost", "127.0.0.1", "[::1]"), configured)
            .map(host -> host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The addresses of this machine, and those in the configuration. */
  static Site configured() {
    return new Site(
        Stream.concat(
            value(PUBLIC_URL).map(URI::create).map(URI::getHost).stream(),
            value(ADDRESS)
                .map(address -> address.contains(":") ? "[" + address + "]" : address)
                .stream()));
  }

  /** Where clients find the demo. Read without MicroProfile Config, which needs it. */
  public static String url() {
    return value(PUBLIC_URL).orElse("http://localhost:" + value(PORT).orElse("8080"));
  }

  /**
   * Why a request is refused; empty if it is not.
   *
   * @param method the request's method
   * @param host its header Host; null if there is none
   * @param origin its header Origin; null if there is none, as programs send none
   */
  Optional<String> refusal(String method, String host, String origin) {
    String site = String.valueOf(host).toLowerCase(Locale.ROOT);
    if (!hosts.contains(site.replaceFirst(":[0-9]*$", ""))) {
      return Optional.of(
          "The demo does not answer to the name in the header Host. Use localhost, or set "
              + PUBLIC_URL
              + " to the address that you use.");
    }
    if (origin != null && !READING.contains(method) && !isAt(site, origin)) {
      return Optional.of(
          "The request was made by a page of another site. Make it from the demo's own pages, or"
              + " with a program.");
    }
    return Optional.empty();
  }

  private static boolean isAt(String site, String origin) {
    return origin.toLowerCase(Locale.ROOT).matches("https?://\\Q" + site + "\\E");
  }

  private static Optional<String> value(String key) {
    return Optional.ofNullable(System.getProperty(key))
        .or(
            () ->
                Optional.ofNullable(
                    System.getenv(key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))));
  }
}
