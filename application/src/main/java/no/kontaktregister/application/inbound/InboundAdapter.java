package no.kontaktregister.application.inbound;

import java.util.function.Consumer;
import no.kontaktregister.domain.configuration.Adapter;

/**
 * Opens an endpoint beside REST and SOAP. {@code kontaktregister.inbound.adapters} names those to
 * use. An endpoint authenticates its callers, and calls inbound ports on their behalf. It gets them
 * once, when everything behind them is open, and may call them on threads of its own.
 *
 * <p>A class, because the interfaces here are those that the application itself implements.
 */
public abstract class InboundAdapter implements Adapter<Consumer<InboundPorts>> {}
