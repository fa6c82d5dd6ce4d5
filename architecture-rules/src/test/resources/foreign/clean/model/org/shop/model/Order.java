package org.shop.model;

public record Order(String number, int amount) {

  public boolean isLarge() {
    return amount > 100;
  }
}
