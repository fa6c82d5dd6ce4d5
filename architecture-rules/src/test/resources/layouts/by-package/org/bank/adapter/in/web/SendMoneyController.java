package org.bank.adapter.in.web;

import java.math.BigInteger;
import org.bank.application.domain.model.Account;
import org.bank.application.domain.model.Money;
import org.bank.application.port.in.SendMoneyCommand;
import org.bank.application.port.in.SendMoneyUseCase;
import org.springframework.stereotype.Component;

@Component
public class SendMoneyController {

  private final SendMoneyUseCase sendMoney;

  public SendMoneyController(SendMoneyUseCase sendMoney) {
    this.sendMoney = sendMoney;
  }

  public boolean post(long from, long to) {
    return sendMoney.send(
        new SendMoneyCommand(
            new Account.Number(from), new Account.Number(to), new Money(BigInteger.ONE)));
  }
}
