package org.store.adapter.out.persistence.jpa;

import jakarta.persistence.Entity;

@Entity
class CartEntity {

  int customer;
}
