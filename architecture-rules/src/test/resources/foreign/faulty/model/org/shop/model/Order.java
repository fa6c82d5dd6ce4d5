package org.shop.model;

import java.time.LocalDate;

/** Faults: a field that changes (values), and today's date (ambient). */
public class Order {

  private int amount;

  public void setAmount(int amount) {
    this.amount = amount;
  }

  public boolean isLarge() {
    return amount > 100 && LocalDate.now().getDayOfMonth() == 1;
  }
}
