package org.store.application.port.out.persistence;

import java.util.Optional;
import org.store.model.cart.Cart;

public interface CartRepository {

  Optional<Cart> find(int customer);
}
