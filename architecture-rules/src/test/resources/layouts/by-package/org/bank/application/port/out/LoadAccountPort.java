package org.bank.application.port.out;

import org.bank.application.domain.model.Account;

public interface LoadAccountPort {

  Account load(Account.Number number);
}
