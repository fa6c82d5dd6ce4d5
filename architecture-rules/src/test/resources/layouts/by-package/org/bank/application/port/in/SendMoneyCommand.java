package org.bank.application.port.in;

import org.bank.application.domain.model.Account;
import org.bank.application.domain.model.Money;

public record SendMoneyCommand(Account.Number from, Account.Number to, Money money) {}
