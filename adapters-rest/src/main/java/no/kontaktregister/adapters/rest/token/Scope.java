package no.kontaktregister.adapters.rest.token;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The token that an operation takes: its issuer, and the scopes of which it must have one. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scope {

  /** The scopes as the issuer writes them, for example {@code krr:postkasse/kanvelge.read}. */
  String[] value();

  /** Whose tokens count. */
  Issuer issuer() default Issuer.MASKINPORTEN;
}
