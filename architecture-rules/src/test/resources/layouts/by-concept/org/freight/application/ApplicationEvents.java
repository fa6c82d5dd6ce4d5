package org.freight.application;

public interface ApplicationEvents {

  void cargoWasHandled(String trackingId);
}
