package org.shop.start;

import org.shop.web.DiscountPage;

public final class Shop {

  public DiscountPage page() {
    return new DiscountPage();
  }
}
