package org.bank.adapter.out.persistence;

import org.bank.application.domain.model.Account;
import org.bank.application.port.out.LoadAccountPort;
import org.springframework.stereotype.Component;

@Component
class AccountPersistenceAdapter implements LoadAccountPort {

  @Override
  public Account load(Account.Number number) {
    return new Account(number);
  }
}
