package org.shop.model;

import java.util.Optional;

public interface Orders {
  Optional<Order> byNumber(String number);
}
