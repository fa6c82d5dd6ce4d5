package org.store.bootstrap;

import org.store.adapter.in.rest.cart.GetCartController;
import org.store.adapter.out.persistence.inmemory.InMemoryCartRepository;
import org.store.application.service.cart.GetCartService;

public class Launcher {

  public static void main(String[] arguments) {
    new GetCartController(new GetCartService(new InMemoryCartRepository()));
  }
}
