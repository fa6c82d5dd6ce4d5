package no.kontaktregister.benchmark;

import com.sun.management.ThreadMXBean;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;

/**
 * What the server can do at most: a resource that reads a request and gives the same answer to all.
 * It is in an archive of its own, which the benchmark deploys beside the service.
 */
@Path("/")
public class ConstantResource {

  private static final String ANSWER = "{\"personer\":[\"" + "x".repeat(600) + "\"]}";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Answers. */
  @POST
  @Path("/answer")
  @Produces(MediaType.APPLICATION_JSON)
  public String answer(byte[] request) {
    return ANSWER;
  }

  /** The bytes that all threads of this server have allocated until now. */
  @GET
  @Path("/allocated")
  @Produces(MediaType.TEXT_PLAIN)
  public String allocated() {
    long[] bytes = THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds());
    return Long.toString(LongStream.of(bytes).filter(count -> count > 0).sum());
  }

  /** The archive's application. */
  @ApplicationPath("/")
  public static class Constants extends Application {}
}
