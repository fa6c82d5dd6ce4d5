package org.freight.infrastructure.messaging.jms;

import jakarta.ejb.MessageDriven;
import org.freight.application.CargoInspectionService;

@MessageDriven
public class CargoHandledConsumer {

  private final CargoInspectionService inspection;

  public CargoHandledConsumer(CargoInspectionService inspection) {
    this.inspection = inspection;
  }

  public void onMessage(String trackingId) {
    inspection.inspect(trackingId);
  }
}
