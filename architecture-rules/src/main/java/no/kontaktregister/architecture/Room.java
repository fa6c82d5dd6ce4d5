package no.kontaktregister.architecture;

/**
 * A part of a house.
 *
 * @param kind what it is for
 * @param name the package, without the house's base package
 * @param fullName the package
 */
record Room(Kind kind, String name, String fullName) {

  /** What a room is for, which decides what its classes may know. */
  enum Kind {
    DOMAIN,
    APPLICATION,
    INBOUND,
    OUTBOUND,
    BOOTSTRAP,
    BESIDE;

    /** Whether classes of this kind of room may know those of another room of the given kind. */
    boolean mayKnow(Kind other) {
      return switch (this) {
        case DOMAIN -> false;
        case APPLICATION, OUTBOUND, BESIDE -> other == DOMAIN;
        case INBOUND -> other == DOMAIN || other == APPLICATION;
        case BOOTSTRAP -> other != BESIDE && other != BOOTSTRAP;
      };
    }
  }

  /** The room's classes, as ArchUnit's patterns name them. */
  String pattern() {
    return fullName + "..";
  }

  boolean contains(String packageName) {
    return packageName.equals(fullName) || packageName.startsWith(fullName + ".");
  }
}
