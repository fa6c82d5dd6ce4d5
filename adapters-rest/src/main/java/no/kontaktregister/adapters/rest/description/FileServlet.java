package no.kontaktregister.adapters.rest.description;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Serves files of this package, to GET and HEAD only. */
abstract class FileServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Whether there is something at the path. */
  boolean exists(HttpServletRequest request) {
    return true;
  }

  /** Writes the answer to a GET. For a HEAD the server drops the body. */
  abstract void read(HttpServletRequest request, HttpServletResponse response) throws IOException;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!exists(request)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
      response.setHeader("X-Content-Type-Options", "nosniff");
      read(request, response);
    } else {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  static void copy(String file, OutputStream response) throws IOException {
    try (InputStream content = FileServlet.class.getResourceAsStream(file)) {
      content.transferTo(response);
    }
  }
}
