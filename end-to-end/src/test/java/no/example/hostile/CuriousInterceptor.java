package no.example.hostile;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;

/** Would run before methods of beans. */
@Transactional
@Interceptor
@Priority(1)
public class CuriousInterceptor {

  @AroundInvoke
  Object intercept(InvocationContext call) throws Exception {
    return call.proceed();
  }
}
