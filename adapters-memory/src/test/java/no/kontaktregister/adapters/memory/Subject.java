package no.kontaktregister.adapters.memory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import no.kontaktregister.domain.register.Registry;

/** An adapter as the test kit meets it: how it is opened, and what it keeps. */
class Subject {

  /** What the adapter has on its disk. */
  protected final List<Consumer<Registry>> journal = new CopyOnWriteArrayList<>();

  private final UnaryOperator<Registry> change;

  protected Registry node;

  Subject() {
    this(UnaryOperator.identity());
  }

  /**
   * @param change what is different from a correct registry
   */
  Subject(UnaryOperator<Registry> change) {
    this.change = change;
  }

  Registry open() {
    node = change.apply(new JournaledRegistry(journal));
    return node;
  }

  Registry openOnAnotherNode() {
    return node;
  }

  Optional<Registry> openAfterClose() {
    return Optional.of(open());
  }

  Optional<Registry> openAfterKill() {
    return Optional.of(open());
  }

  /** An adapter that keeps nothing. */
  static final class Forgetful extends Subject {

    Forgetful(UnaryOperator<Registry> change) {
      super(change);
    }

    @Override
    Optional<Registry> openAfterClose() {
      return Optional.empty();
    }

    @Override
    Optional<Registry> openAfterKill() {
      return Optional.empty();
    }
  }
}
