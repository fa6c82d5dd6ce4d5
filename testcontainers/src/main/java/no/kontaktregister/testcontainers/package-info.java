/** The demo in a container, for tests in Java. */
package no.kontaktregister.testcontainers;
