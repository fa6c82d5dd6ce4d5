package org.store.adapter.out.persistence.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.store.application.port.out.persistence.CartRepository;
import org.store.model.cart.Cart;

public class JpaCartRepository implements CartRepository {

  private final EntityManager entities;

  public JpaCartRepository(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Optional<Cart> find(int customer) {
    return Optional.ofNullable(entities.find(CartEntity.class, customer))
        .map(entity -> new Cart(List.of()));
  }
}
