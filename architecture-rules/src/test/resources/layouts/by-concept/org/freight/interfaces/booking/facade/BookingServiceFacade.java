package org.freight.interfaces.booking.facade;

public interface BookingServiceFacade {

  String book(String origin, String destination);
}
