package org.freight.infrastructure.messaging.jms;

import org.freight.application.ApplicationEvents;

public class JmsApplicationEvents implements ApplicationEvents {

  @Override
  public void cargoWasHandled(String trackingId) {}
}
