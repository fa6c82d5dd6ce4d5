package org.freight.interfaces.booking.web;

import org.freight.interfaces.booking.facade.BookingServiceFacade;

public class ItinerarySelection {

  private final BookingServiceFacade facade;

  public ItinerarySelection(BookingServiceFacade facade) {
    this.facade = facade;
  }

  public String show() {
    return facade.book("NOOSL", "SEGOT");
  }
}
