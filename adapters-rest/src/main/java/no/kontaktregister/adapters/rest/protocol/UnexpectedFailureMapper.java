package no.kontaktregister.adapters.rest.protocol;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Answers a request that failed for an unexpected reason. Only the log gets the reason. */
@Provider
public class UnexpectedFailureMapper implements ExceptionMapper<Exception> {

  private static final Logger LOG = System.getLogger(UnexpectedFailureMapper.class.getName());

  @Override
  public Response toResponse(Exception failure) {
    LOG.log(Level.ERROR, "A request below /rest failed", failure);
    return Problem.internalError().toResponse().build();
  }
}
