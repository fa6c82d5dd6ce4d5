package no.kontaktregister.endtoend.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** Checks that a refusal does not say too much. */
public final class Discretion {

  /** A demo citizen's number, for requests whose answers must not repeat it. */
  public static final String SECRET = "12837512040";

  private static final Pattern INTERNALS =
      Pattern.compile(
          "exception|stack|\\bat [a-z]+\\.|\\bjava|jakarta|no\\.kontaktregister|apache|cxf|jersey"
              + "|jackson|payara|glassfish|grizzly|hikari|h2|\\d+\\.\\d+\\.\\d+",
          Pattern.CASE_INSENSITIVE);

  private Discretion() {}

  // Keys and signatures contain any letters by chance.
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=]{24,}");

  public static void assertTellsNothing(HttpResponse<String> answer) {
    assertThat(BASE64.matcher(answer.body()).replaceAll(""))
        .doesNotContain(SECRET)
        .doesNotContainPattern(INTERNALS);
    assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
    assertThat(answer.headers().map().toString()).doesNotContain(SECRET);
  }
}
