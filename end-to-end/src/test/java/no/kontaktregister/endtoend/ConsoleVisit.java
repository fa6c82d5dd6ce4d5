package no.kontaktregister.endtoend;

import no.kontaktregister.endtoend.service.ConsoleBrowser;
import no.kontaktregister.endtoend.service.OnTheRunningDemo;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tests of the console, each with a browser of its own. */
@OnTheRunningDemo
abstract class ConsoleVisit {

  static Service demo;

  ConsoleBrowser browser;

  @BeforeAll
  static void use(Service running) {
    demo = running;
  }

  @BeforeEach
  void openBrowser() {
    browser = new ConsoleBrowser(demo);
  }

  @AfterEach
  void closeBrowser() {
    browser.close();
  }
}
