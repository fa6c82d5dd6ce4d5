package org.freight.interfaces.booking.facade.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.freight.application.BookingService;
import org.freight.domain.model.cargo.CargoRepository;
import org.freight.interfaces.booking.facade.BookingServiceFacade;

/** Leaks: field injection, and an outbound port called past the use cases. */
@ApplicationScoped
public class DefaultBookingServiceFacade implements BookingServiceFacade {

  @Inject private BookingService bookings;

  @Inject private CargoRepository cargos;

  @Override
  public String book(String origin, String destination) {
    cargos.find(origin);
    return bookings.book(origin, destination);
  }
}
