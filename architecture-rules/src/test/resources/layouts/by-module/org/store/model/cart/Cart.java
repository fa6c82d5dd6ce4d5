package org.store.model.cart;

import java.util.List;
import org.store.model.product.Product;

public record Cart(List<Product> products) {

  public Cart {
    products = List.copyOf(products);
  }
}
