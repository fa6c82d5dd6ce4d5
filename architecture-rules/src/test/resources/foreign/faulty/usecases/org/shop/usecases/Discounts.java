package org.shop.usecases;

import java.nio.file.Path;
import org.shop.model.Order;
import org.shop.model.Orders;

/** Faults: a file (application-language), and a failure that is swallowed (failures). */
public final class Discounts implements AskForDiscount {

  private final Orders orders;
  private final Path log = null;

  public Discounts(Orders orders) {
    this.orders = orders;
  }

  @Override
  public boolean isGranted(String number) {
    try {
      return orders.byNumber(number).filter(Order::isLarge).isPresent();
    } catch (RuntimeException failure) {
      return false;
    }
  }
}
