package org.shop.web;

import org.shop.database.OrderTable;
import org.shop.usecases.Discounts;

/** Faults: another adapter (adapters-apart), a service (inbound-calls), the console (printing). */
public final class DiscountPage {

  private final Discounts discounts = new Discounts(new OrderTable());

  public String show(String number) {
    System.out.println("asked");
    return discounts.isGranted(number) ? "granted" : "refused";
  }
}
