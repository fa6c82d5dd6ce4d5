package org.freight.application;

public interface CargoInspectionService {

  void inspect(String trackingId);
}
