package org.freight.domain.model.cargo;

import jakarta.persistence.Entity;

/** Leaks: a JPA annotation, and a field that JPA sets. */
@Entity
public class Cargo {

  private String trackingId;

  public String trackingId() {
    return trackingId;
  }
}
