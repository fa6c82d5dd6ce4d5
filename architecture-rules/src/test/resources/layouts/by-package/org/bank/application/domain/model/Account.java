package org.bank.application.domain.model;

import java.time.LocalDateTime;
import jakarta.validation.constraints.NotNull;

/** Leaks: a validation annotation, and the time that nobody gave it. */
public class Account {

  public record Number(long value) {}

  @NotNull private final Number number;

  public Account(Number number) {
    this.number = number;
  }

  public Entry withdraw(Money money) {
    return new Entry(number, LocalDateTime.now(), money);
  }
}
