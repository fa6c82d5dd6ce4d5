package org.bank.common;

import org.springframework.stereotype.Component;

@Component
public @interface UseCase {}
