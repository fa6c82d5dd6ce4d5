package org.freight.infrastructure.persistence.jpa;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.freight.domain.model.cargo.Cargo;
import org.freight.domain.model.cargo.CargoRepository;

public class JpaCargoRepository implements CargoRepository {

  private final EntityManager entities;

  public JpaCargoRepository(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public Optional<Cargo> find(String trackingId) {
    return Optional.ofNullable(entities.find(Cargo.class, trackingId));
  }
}
