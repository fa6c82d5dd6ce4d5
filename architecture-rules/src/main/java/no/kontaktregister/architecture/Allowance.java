package no.kontaktregister.architecture;

/**
 * An exception from a rule, with its reason.
 *
 * @param rule the rule's name
 * @param className the class that may break it, without the house's base package
 * @param reason why it may
 */
record Allowance(String rule, String className, String reason) {}
