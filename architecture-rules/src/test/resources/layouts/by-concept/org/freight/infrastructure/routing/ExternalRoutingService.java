package org.freight.infrastructure.routing;

import java.util.List;
import org.freight.domain.service.RoutingService;

public class ExternalRoutingService implements RoutingService {

  @Override
  public List<String> routes(String origin, String destination) {
    return List.of(origin, destination);
  }
}
