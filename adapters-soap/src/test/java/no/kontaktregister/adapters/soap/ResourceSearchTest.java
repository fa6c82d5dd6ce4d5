package no.kontaktregister.adapters.soap;

import static no.kontaktregister.adapters.soap.Client.client;
import static no.kontaktregister.adapters.soap.Client.envelope;
import static no.kontaktregister.adapters.soap.Client.write;
import static no.kontaktregister.adapters.soap.LocalService.OPPSLAGSTJENESTEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import no.kontaktregister.adapters.soap.wssecurity.Requests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the libraries look for in the application's class loader. On a server this goes through all
 * archives: a search for an XPathFactory once took 17 % of the time of an answer.
 */
class ResourceSearchTest {

  private final ClassLoader usual = Thread.currentThread().getContextClassLoader();
  private final Searched searched = new Searched(usual);

  @BeforeEach
  void recordSearches() {
    Thread.currentThread().setContextClassLoader(searched);
  }

  @AfterEach
  void recordNoMore() {
    Thread.currentThread().setContextClassLoader(usual);
  }

  @Test
  void onlyTheFirstRequestMakesThemSearch() throws Exception {
    try (LocalService service = new LocalService(Requests.STRICT)) {
      answer(service);
      assertThat(searched.names).isNotEmpty();
      searched.names.clear();

      answer(service);
      assertThat(searched.names).isEmpty();
    }
  }

  private static void answer(LocalService service) throws Exception {
    String question = envelope("<m:HentPrintSertifikatForespoersel/>");
    assertThat(service.send(OPPSLAGSTJENESTEN, write(client().sign(question))))
        .contains("EncryptedData");
  }

  private static final class Searched extends ClassLoader {

    private final List<String> names = new ArrayList<>();

    private Searched(ClassLoader parent) {
      super(parent);
    }

    @Override
    public URL getResource(String name) {
      names.add(name);
      return super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      names.add(name);
      return super.getResources(name);
    }
  }
}
