package no.kontaktregister.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.configuration.Adapter;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.configuration.Fault;
import org.junit.jupiter.api.Test;

class AdaptersTest {

  private static final String KEY = "kontaktregister.port.adapter";

  private final List<String> opened = new ArrayList<>();

  @Test
  void onlyTheAdapterThatIsNamedIsOpened() {
    Configuration configuration = naming("one");

    assertThat(adapters("one", "two").open(configuration)).contains("port of one");
    assertThat(opened).containsExactly("one");
    assertThat(adapters("one", "two").keys()).containsExactly("key of one", "key of two");
  }

  @Test
  void anyNumberOfAdaptersIsOpenedWhereThatIsAllowed() {
    assertThat(adapters("one", "two", "three").openAll(naming("three, one")))
        .containsExactlyInAnyOrder("port of one", "port of three");
    assertThat(adapters("one").openAll(new Configuration(key -> Optional.empty()))).isEmpty();
  }

  @Test
  void aNameThatTwoJarsGiveIsRefused() {
    Configuration configuration = naming("one");

    assertThat(adapters("one", "one").open(configuration)).isEmpty();
    assertThat(adapters("one", "one").openAll(configuration)).isEmpty();

    assertThat(opened).isEmpty();
    assertThat(configuration.faults())
        .extracting(Fault::toString)
        .containsExactly(
            KEY
                + ": \"one\" cannot be used; expected a name that one jar alone gives its adapter.");
  }

  private static Configuration naming(String names) {
    return new Configuration(key -> Optional.of(names).filter(it -> key.equals(KEY)));
  }

  private Adapters<String> adapters(String... names) {
    return new Adapters<>(
        KEY,
        List.of(names).stream()
            .map(
                name ->
                    new Adapter<String>() {

                      @Override
                      public String name() {
                        return name;
                      }

                      @Override
                      public Set<String> keys() {
                        return Set.of("key of " + name);
                      }

                      @Override
                      public Optional<String> open(Configuration configuration) {
                        opened.add(name);
                        return Optional.of("port of " + name);
                      }
                    })
            .toList());
  }
}
