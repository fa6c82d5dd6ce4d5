package org.shop.database;

import java.util.Optional;
import org.shop.model.Order;
import org.shop.model.Orders;
import org.shop.usecases.AskForDiscount;

/** Fault: an outbound adapter that knows a use case (inwards). */
public final class OrderTable implements Orders {

  AskForDiscount discounts;

  @Override
  public Optional<Order> byNumber(String number) {
    return Optional.of(new Order());
  }
}
