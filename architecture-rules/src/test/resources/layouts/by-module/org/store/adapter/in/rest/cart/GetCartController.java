package org.store.adapter.in.rest.cart;

import jakarta.ws.rs.Path;
import org.store.application.port.in.cart.GetCartUseCase;

@Path
public class GetCartController {

  private final GetCartUseCase getCart;

  public GetCartController(GetCartUseCase getCart) {
    this.getCart = getCart;
  }

  public CartModel get(int customer) {
    return new CartModel(getCart.get(customer).products().size());
  }
}
