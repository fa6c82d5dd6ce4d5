package org.store.model.product;

/** Leak: a stock that changes, as an entity of the original does. */
public class Product {

  private final ProductId id;
  private int stock;

  public Product(ProductId id, int stock) {
    this.id = id;
    this.stock = stock;
  }

  public ProductId id() {
    return id;
  }

  public void take(int count) {
    stock -= count;
  }
}
