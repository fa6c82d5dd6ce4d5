package no.kontaktregister.architecture;

/**
 * An outbound port that one inbound adapter may call before it can call a use case.
 *
 * @param port the port's class, without the base package
 * @param adapter the adapter's name
 * @param reason why; the report prints it
 */
record CollaboratingPort(String port, String adapter, String reason) {}
