package org.freight.domain.model.cargo;

public interface Specification<T> {

  boolean isSatisfiedBy(T candidate);
}
