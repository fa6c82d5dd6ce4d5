package org.freight.domain.model.cargo;

import java.util.Optional;

public interface CargoRepository {

  Optional<Cargo> find(String trackingId);
}
