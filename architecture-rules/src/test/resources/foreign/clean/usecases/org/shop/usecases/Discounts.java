package org.shop.usecases;

import org.shop.model.Order;
import org.shop.model.Orders;

public final class Discounts implements AskForDiscount {

  private final Orders orders;

  public Discounts(Orders orders) {
    this.orders = orders;
  }

  @Override
  public boolean isGranted(String number) {
    return orders.byNumber(number).filter(Order::isLarge).isPresent();
  }
}
