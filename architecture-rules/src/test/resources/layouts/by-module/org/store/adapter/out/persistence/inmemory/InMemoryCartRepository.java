package org.store.adapter.out.persistence.inmemory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.store.application.port.out.persistence.CartRepository;
import org.store.model.cart.Cart;

public class InMemoryCartRepository implements CartRepository {

  private final Map<Integer, Cart> carts = new ConcurrentHashMap<>();

  @Override
  public Optional<Cart> find(int customer) {
    return Optional.ofNullable(carts.get(customer));
  }
}
