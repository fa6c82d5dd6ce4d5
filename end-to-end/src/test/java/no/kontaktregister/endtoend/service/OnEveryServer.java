package no.kontaktregister.endtoend.service;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Tests of the demo whose outcome must not depend on the server. Each build runs them on Payara
 * Micro, and {@code mvn -Pservers} on all servers. They share one server, so that they run one
 * after the other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag(OnEveryServer.TAG)
@ExtendWith(DemoService.class)
@Execution(ExecutionMode.SAME_THREAD)
public @interface OnEveryServer {

  String TAG = "on-every-server";
}
