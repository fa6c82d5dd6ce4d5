package org.bank;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class BankApplication {

  public static void main(String[] arguments) {}
}
