package org.bank.application.domain.model;

import java.math.BigInteger;

public record Money(BigInteger amount) {

  public Money plus(Money other) {
    return new Money(amount.add(other.amount));
  }
}
