package org.bank.application.port.out;

import org.bank.application.domain.model.Account;

public interface AccountLock {

  void lock(Account.Number number);
}
