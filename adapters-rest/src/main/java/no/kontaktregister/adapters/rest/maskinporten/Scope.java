package no.kontaktregister.adapters.rest.maskinporten;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The scope that a token must have for an operation. An operation without one answers nobody. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scope {

  /** The scope as Maskinporten writes it, for example {@code krr:postkasse/kanvelge.read}. */
  String value();
}
