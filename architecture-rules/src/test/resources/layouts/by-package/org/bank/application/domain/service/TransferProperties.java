package org.bank.application.domain.service;

public class TransferProperties {

  private final long limit;

  public TransferProperties(long limit) {
    this.limit = limit;
  }

  public long limit() {
    return limit;
  }
}
