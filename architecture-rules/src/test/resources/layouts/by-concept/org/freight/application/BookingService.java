package org.freight.application;

public interface BookingService {

  String book(String origin, String destination);
}
