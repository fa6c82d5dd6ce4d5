package org.store.application.service.cart;

import java.util.List;
import org.store.application.port.in.cart.GetCartUseCase;
import org.store.application.port.out.persistence.CartRepository;
import org.store.model.cart.Cart;

public class GetCartService implements GetCartUseCase {

  private final CartRepository carts;

  public GetCartService(CartRepository carts) {
    this.carts = carts;
  }

  @Override
  public Cart get(int customer) {
    return carts.find(customer).orElseGet(() -> new Cart(List.of()));
  }
}
