package org.store.application.port.in.cart;

import org.store.model.cart.Cart;

public interface GetCartUseCase {

  Cart get(int customer);
}
