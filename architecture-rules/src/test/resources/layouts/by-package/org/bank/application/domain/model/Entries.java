package org.bank.application.domain.model;

import java.util.List;

/** Leak: others can change the list. */
public class Entries {

  private final List<Entry> entries;

  public Entries(List<Entry> entries) {
    this.entries = entries;
  }

  public int count() {
    return entries.size();
  }
}
