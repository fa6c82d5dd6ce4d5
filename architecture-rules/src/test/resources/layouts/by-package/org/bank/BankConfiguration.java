package org.bank;

import org.bank.application.domain.service.TransferProperties;
import org.springframework.context.annotation.Bean;

public class BankConfiguration {

  @Bean
  TransferProperties properties() {
    return new TransferProperties(1000);
  }
}
