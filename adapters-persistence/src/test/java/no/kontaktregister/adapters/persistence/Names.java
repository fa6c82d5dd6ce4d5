package no.kontaktregister.adapters.persistence;

import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;

/** A JNDI context, because there is none outside a server. */
public final class Names implements InitialContextFactory {

  private static final Map<String, Object> BOUND = new ConcurrentHashMap<>();

  static void bind(String name, Object bound) {
    System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
    BOUND.put(name, bound);
  }

  @Override
  public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
    return new InitialContext(true) {
      @Override
      public Object lookup(String name) throws NamingException {
        if (!BOUND.containsKey(name)) {
          throw new NameNotFoundException(name);
        }
        return BOUND.get(name);
      }
    };
  }
}
