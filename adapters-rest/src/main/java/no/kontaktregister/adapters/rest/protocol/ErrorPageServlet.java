package no.kontaktregister.adapters.rest.protocol;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers with a problem where no endpoint does.
 *
 * <p>As the error page, which web.xml makes it, it stands in the place of a server's own, which
 * tells the server's name and version. As the default servlet it stands in the place of a server's
 * own, which looks for files, and on some servers logs the path of each that it does not find; the
 * same holds for the servlet of Jakarta Pages, of which there are none here.
 */
@WebServlet(urlPatterns = {ErrorPageServlet.PATH, "/", "*.jsp", "*.jspx"})
public class ErrorPageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Where the servlet container finds this page. */
  public static final String PATH = "/problem";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Problem problem = Problem.ofStatus(status == null ? 404 : status);
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    JsonMessageBodyProvider.write(problem, response.getOutputStream());
  }
}
