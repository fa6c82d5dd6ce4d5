package no.kontaktregister.adapters.rest.protocol;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Answers with a problem where no endpoint does.
 *
 * <p>It replaces three things of the server:
 *
 * <ul>
 *   <li>the error page, which shows the server's name and version; web.xml names this one instead;
 *   <li>the default servlet, which looks for files, and on some servers logs each path that it does
 *       not find; and the servlet of Jakarta Pages, of which there are none here;
 *   <li>the redirect from a folder's name to the folder, which would show which folders there are.
 * </ul>
 */
@WebServlet(
    urlPatterns = {ErrorPageServlet.PATH, "/", "*.jsp", "*.jspx", "/META-INF/*", "/WEB-INF/*"})
public class ErrorPageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = System.getLogger(ErrorPageServlet.class.getName());

  /** Where the servlet container finds this page. */
  public static final String PATH = "/problem";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Problem problem = Problem.ofStatus(status == null ? 404 : status);
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    try {
      JsonMessageBodyProvider.write(problem, response.getOutputStream());
    } catch (IOException closed) {
      // The server would log it with its stack, as often as a stranger likes.
      LOG.log(Level.DEBUG, "The caller has closed the connection", closed);
    }
  }
}
