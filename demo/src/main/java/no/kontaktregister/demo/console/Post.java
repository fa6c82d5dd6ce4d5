package no.kontaktregister.demo.console;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request to one of the endpoints.
 *
 * @param path where it goes
 * @param headers its headers
 * @param body its content
 */
record Post(String path, Map<String, String> headers, String body) {

  /** The request as a command for a POSIX shell. */
  String curl(String origin) {
    return "curl -X POST "
        + quoted(origin + path)
        + headers.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(header -> " \\\n  -H " + quoted(header.getKey() + ": " + header.getValue()))
            .collect(Collectors.joining())
        + " \\\n  --data-binary "
        + quoted(body);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
