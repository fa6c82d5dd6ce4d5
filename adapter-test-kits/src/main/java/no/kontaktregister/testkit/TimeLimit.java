package no.kontaktregister.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long an adapter may take for one call. A call that takes longer fails its test, which would
 * otherwise wait for ever.
 *
 * @param each the time for each call
 */
public record TimeLimit(Duration each) {

  /** Long enough for a slow machine: a call that takes longer will not return. */
  public static final TimeLimit USUAL = new TimeLimit(Duration.ofSeconds(30));

  /** A call that never returns must not keep the process alive. */
  private static final ExecutorService CALLS =
      Executors.newCachedThreadPool(
          call -> {
            Thread thread = new Thread(call, "adapter");
            thread.setDaemon(true);
            return thread;
          });

  /** The adapter with this limit on each of its calls. */
  public <T> T on(Class<T> port, T adapter) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              try {
                return call(
                    port.getSimpleName() + "." + method.getName(),
                    () -> method.invoke(adapter, arguments));
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }

  /**
   * Makes one call.
   *
   * @param name the name of what is called, for the message
   * @throws AssertionError when the call does not return in time
   * @throws Exception when the call fails
   */
  public <T> T call(String name, Callable<T> called) throws Exception {
    Future<T> result = CALLS.submit(called);
    try {
      return result.get(each.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) failure.getCause();
    } catch (TimeoutException late) {
      result.cancel(true);
      throw new AssertionError(name + " did not return within " + each.toMillis() + " ms.");
    }
  }
}
