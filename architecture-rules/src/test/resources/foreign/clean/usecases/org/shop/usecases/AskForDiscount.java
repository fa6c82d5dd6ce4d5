package org.shop.usecases;

public interface AskForDiscount {
  boolean isGranted(String number);
}
