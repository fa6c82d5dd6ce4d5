package org.freight.domain.model.cargo;

public record RouteSpecification(String origin, String destination) implements Specification<Cargo> {

  @Override
  public boolean isSatisfiedBy(Cargo cargo) {
    return cargo.trackingId() != null;
  }
}
