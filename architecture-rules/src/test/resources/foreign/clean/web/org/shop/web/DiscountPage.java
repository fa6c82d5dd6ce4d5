package org.shop.web;

import org.shop.usecases.AskForDiscount;

public final class DiscountPage {

  private final AskForDiscount discounts;

  public DiscountPage(AskForDiscount discounts) {
    this.discounts = discounts;
  }

  public String show(String number) {
    return discounts.isGranted(number) ? "granted" : "refused";
  }
}
