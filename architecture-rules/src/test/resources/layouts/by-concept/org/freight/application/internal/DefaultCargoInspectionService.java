package org.freight.application.internal;

import org.freight.application.ApplicationEvents;
import org.freight.application.CargoInspectionService;

public class DefaultCargoInspectionService implements CargoInspectionService {

  private final ApplicationEvents events;

  public DefaultCargoInspectionService(ApplicationEvents events) {
    this.events = events;
  }

  @Override
  public void inspect(String trackingId) {
    events.cargoWasHandled(trackingId);
  }
}
