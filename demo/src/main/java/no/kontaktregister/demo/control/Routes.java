package no.kontaktregister.demo.control;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The handlers of the control API, by method and path. */
final class Routes {

  static final int METHOD_NOT_ALLOWED = 405;

  private static final String ANY = "*";

  private record Route(String method, List<String> path, Function<Request, Reply> handler) {

    boolean isOn(List<String> asked) {
      return path.size() == asked.size()
          && IntStream.range(0, path.size())
              .allMatch(i -> path.get(i).equals(ANY) || path.get(i).equals(asked.get(i)));
    }
  }

  private final List<Route> routes = new ArrayList<>();

  /**
   * @param path segments, with a slash between two; a star matches any segment
   */
  void add(String method, String path, Function<Request, Reply> handler) {
    routes.add(new Route(method, List.of(path.split("/")), handler));
  }

  Reply answer(Request request) {
    List<Route> here = on(request.path());
    if (here.isEmpty()) {
      throw Refused.notFound("There is nothing at this path. See /demo/v1/openapi.");
    }
    return here.stream()
        .filter(route -> route.method().equals(request.method()))
        .findFirst()
        .orElseThrow(() -> methodNotAllowed(request.path()))
        .handler()
        .apply(request);
  }

  /** The methods of a path, as in the header Allow. */
  String allowed(List<String> path) {
    return String.join(", ", new TreeSet<>(on(path).stream().map(Route::method).toList()));
  }

  /** The routes of a path. Those with a star count only if no other route names the path. */
  private List<Route> on(List<String> path) {
    List<Route> named = routes.stream().filter(route -> route.path().equals(path)).toList();
    return named.isEmpty() ? routes.stream().filter(route -> route.isOn(path)).toList() : named;
  }

  private Refused methodNotAllowed(List<String> path) {
    return new Refused(
        METHOD_NOT_ALLOWED,
        "method-not-allowed",
        "This path takes only " + allowed(path) + ".",
        null);
  }
}
