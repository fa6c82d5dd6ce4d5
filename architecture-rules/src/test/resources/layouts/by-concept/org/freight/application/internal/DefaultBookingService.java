package org.freight.application.internal;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.freight.application.BookingService;
import org.freight.domain.model.cargo.CargoRepository;
import org.freight.domain.service.RoutingService;

/** Leaks: an EJB, and ports injected into fields. */
@Stateless
public class DefaultBookingService implements BookingService {

  @Inject private CargoRepository cargos;

  @Inject private RoutingService routing;

  @Override
  public String book(String origin, String destination) {
    cargos.find(origin);
    return routing.routes(origin, destination).toString();
  }
}
