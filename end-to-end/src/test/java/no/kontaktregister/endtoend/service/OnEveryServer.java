package no.kontaktregister.endtoend.service;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of the demo whose outcome may not depend on the server: each build runs them on Payara
 * Micro, {@code mvn -Pservers} on all.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag(OnEveryServer.TAG)
@ExtendWith(DemoService.class)
public @interface OnEveryServer {

  String TAG = "on-every-server";
}
