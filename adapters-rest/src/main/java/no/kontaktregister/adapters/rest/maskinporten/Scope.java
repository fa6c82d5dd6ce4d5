package no.kontaktregister.adapters.rest.maskinporten;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The scopes of which a token must have one for an operation. Every operation has such. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scope {

  /** The scopes as Maskinporten writes it, for example {@code krr:postkasse/kanvelge.read}. */
  String[] value();
}
