package org.bank.adapter.out.lock;

import org.bank.application.domain.model.Account;
import org.bank.application.port.out.AccountLock;

class NoLock implements AccountLock {

  @Override
  public void lock(Account.Number number) {}
}
