package no.kontaktregister.demo.console;

import no.kontaktregister.demo.site.Texts;

/** A part of the console, as the navigation names it. */
enum Section {
  CITIZENS("", "nav.citizens"),
  ASK("demo/console/ask", "nav.ask"),
  CHANGES("demo/console/changes", "nav.changes"),
  CALLS("demo/console/calls", "nav.calls"),
  KEYS("demo/console/keys", "nav.keys");

  private final String path;
  private final String textKey;

  Section(String path, String textKey) {
    this.path = path;
    this.textKey = textKey;
  }

  String path() {
    return path;
  }

  String title(Texts texts) {
    return texts.get(textKey);
  }
}
