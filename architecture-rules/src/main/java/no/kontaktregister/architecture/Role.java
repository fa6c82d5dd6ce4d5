package no.kontaktregister.architecture;

/** The role of a module, which decides what its classes may depend on. */
enum Role {
  DOMAIN("domain"),
  APPLICATION("application"),
  SHARED_KERNEL("sharedKernel"),
  INBOUND_ADAPTER("inboundAdapters"),
  OUTBOUND_ADAPTER("outboundAdapters"),
  BIDIRECTIONAL_ADAPTER("bidirectionalAdapters"),
  BOOTSTRAP("bootstrap"),
  OVERLAY("overlay"),
  SUPPORTING("supporting");

  /** The line of the description that places a module in this role. */
  private final String line;

  Role(String line) {
    this.line = line;
  }

  String line() {
    return line;
  }

  boolean isCore() {
    return this == DOMAIN || this == APPLICATION;
  }

  boolean isAdapter() {
    return this == INBOUND_ADAPTER || this == OUTBOUND_ADAPTER || this == BIDIRECTIONAL_ADAPTER;
  }

  /** Whether it calls use cases. */
  boolean isInbound() {
    return this == INBOUND_ADAPTER || this == BIDIRECTIONAL_ADAPTER;
  }

  /** Whether it implements outbound ports. */
  boolean isOutbound() {
    return this == OUTBOUND_ADAPTER || this == BIDIRECTIONAL_ADAPTER;
  }

  /** Whether no part of the service may depend on it. */
  boolean isOutsideTheService() {
    return this == OVERLAY || this == SUPPORTING;
  }

  /** Whether classes of this role may depend on those of another module in the given role. */
  boolean mayKnow(Role other) {
    return switch (this) {
      case SHARED_KERNEL -> other == SHARED_KERNEL;
      case DOMAIN, OUTBOUND_ADAPTER -> other == DOMAIN || other == SHARED_KERNEL;
      case SUPPORTING -> other == DOMAIN || other == SHARED_KERNEL || other == SUPPORTING;
      case APPLICATION, INBOUND_ADAPTER, BIDIRECTIONAL_ADAPTER ->
          other.isCore() || other == SHARED_KERNEL;
      case BOOTSTRAP -> !other.isOutsideTheService();
      case OVERLAY -> true;
    };
  }
}
