package no.kontaktregister.architecture;

/**
 * An outbound port that one inbound adapter may call before it can call a use case.
 *
 * @param port the port's class, without the base package
 * @param adapter the adapter's name
 * @param reason the reason, which the report prints
 */
record CollaboratingPort(String port, String adapter, String reason) {}
