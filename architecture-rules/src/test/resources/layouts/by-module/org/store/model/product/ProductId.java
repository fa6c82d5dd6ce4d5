package org.store.model.product;

import java.util.concurrent.ThreadLocalRandom;

/** Leak: chance that nobody gave it. */
public record ProductId(int value) {

  public static ProductId random() {
    return new ProductId(ThreadLocalRandom.current().nextInt());
  }
}
