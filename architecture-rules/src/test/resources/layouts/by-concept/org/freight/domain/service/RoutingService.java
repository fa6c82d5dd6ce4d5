package org.freight.domain.service;

import java.util.List;

public interface RoutingService {

  List<String> routes(String origin, String destination);
}
