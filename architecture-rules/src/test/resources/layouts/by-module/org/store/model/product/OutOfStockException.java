package org.store.model.product;

public class OutOfStockException extends Exception {

  private static final long serialVersionUID = 1;
}
