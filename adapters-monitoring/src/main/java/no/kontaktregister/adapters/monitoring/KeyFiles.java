package no.kontaktregister.adapters.monitoring;

import java.util.List;

/** Tells the state of the files with keys and certificates. */
@FunctionalInterface
public interface KeyFiles {

  List<KeyFile> states();
}
