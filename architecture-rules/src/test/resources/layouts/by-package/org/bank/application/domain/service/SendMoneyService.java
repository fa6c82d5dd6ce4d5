package org.bank.application.domain.service;

import jakarta.transaction.Transactional;
import org.bank.application.port.in.SendMoneyCommand;
import org.bank.application.port.in.SendMoneyUseCase;
import org.bank.application.port.out.AccountLock;
import org.bank.application.port.out.LoadAccountPort;
import org.bank.common.UseCase;

/** Leak: a framework's transaction. */
@UseCase
@Transactional
public class SendMoneyService implements SendMoneyUseCase {

  private final LoadAccountPort accounts;
  private final AccountLock lock;
  private final TransferProperties properties;

  public SendMoneyService(
      LoadAccountPort accounts, AccountLock lock, TransferProperties properties) {
    this.accounts = accounts;
    this.lock = lock;
    this.properties = properties;
  }

  @Override
  public boolean send(SendMoneyCommand command) {
    lock.lock(command.from());
    accounts.load(command.from()).withdraw(command.money());
    return properties.limit() > 0;
  }
}
