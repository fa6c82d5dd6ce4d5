package org.bank.application.port.in;

public interface SendMoneyUseCase {

  boolean send(SendMoneyCommand command);
}
