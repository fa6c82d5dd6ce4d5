/**
 * A registry for tests: a JUnit 5 extension that starts Kontaktregister's demo in a process of its
 * own, and gives its control API in Java. {@link no.kontaktregister.junit.Kontaktregister} is where
 * to begin; docs/testing.md has a complete example.
 */
package no.kontaktregister.junit;
