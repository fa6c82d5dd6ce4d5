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
    BESIDE
  }

  /** The room's classes, as ArchUnit's patterns name them. */
  String pattern() {
    return fullName + "..";
  }

  boolean contains(String packageName) {
    return packageName.equals(fullName) || packageName.startsWith(fullName + ".");
  }
}
