package org.shop.start;

import org.shop.database.OrderTable;
import org.shop.usecases.Discounts;
import org.shop.web.DiscountPage;

public final class Shop {

  public DiscountPage page() {
    return new DiscountPage(new Discounts(new OrderTable()));
  }
}
