package org.freight.interfaces.handling.rest;

import jakarta.ws.rs.Path;
import org.freight.application.CargoInspectionService;

@Path
public class HandlingReportService {

  private final CargoInspectionService inspection;

  public HandlingReportService(CargoInspectionService inspection) {
    this.inspection = inspection;
  }

  public void submit(String trackingId) {
    inspection.inspect(trackingId);
  }
}
