package org.bank.application.domain.model;

import java.time.LocalDateTime;

public record Entry(Account.Number from, LocalDateTime time, Money money) {}
