package no.kontaktregister.adapters.rest.token;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * Marks an operation that requires a token: from which issuer, and with which scopes, of which one
 * is enough. Also names the operation, for the audit record of a refused call.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scope {

  /** The scopes as the issuer writes them, for example {@code krr:postkasse/kanvelge.read}. */
  String[] value();

  /** The operation, as the audit trail names it. */
  Operasjon operasjon();

  /** The issuer whose tokens are accepted. */
  Issuer issuer() default Issuer.MASKINPORTEN;
}
