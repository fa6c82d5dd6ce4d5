package no.kontaktregister.bootstrap.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import no.kontaktregister.application.OverloadedException;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.AnonymousCaller;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.CitizenCaller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AdmissionTest {

  private static final Virksomhetsidentifikator GREEDY = enterprise("984661185");
  private static final Virksomhetsidentifikator QUIET = enterprise("922020175");
  private static final Duration FOR_EVER = Duration.ofMinutes(10);

  private final List<Requester> requesters = new ArrayList<>();

  /** A thread of a server: it enters, asks and leaves as it is told. */
  private static final class Requester {

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Admission admission;

    Requester(Admission admission) {
      this.admission = admission;
    }

    Future<Boolean> enter() {
      return thread.submit(admission::enter);
    }

    String ask(Caller caller) throws Exception {
      Function<Forespoersel, String> useCase = admission.shared(forespoersel -> "answer");
      return thread
          .submit(
              () -> {
                try {
                  return useCase.apply(() -> caller);
                } catch (OverloadedException overloaded) {
                  return "overloaded";
                }
              })
          .get();
    }

    void leave() throws Exception {
      thread.submit(admission::leave).get();
    }
  }

  @AfterEach
  void end() {
    requesters.forEach(requester -> requester.thread.shutdownNow());
  }

  @Test
  void asManyAreAnsweredAtOnceAsMayBeAndOneMoreWhenOneHasLeft() throws Exception {
    Admission admission = admission(2, Duration.ZERO, 2);
    Requester first = requester(admission);

    assertThat(first.enter().get()).isTrue();
    assertThat(requester(admission).enter().get()).isTrue();
    assertThat(requester(admission).enter().get()).isFalse();
    assertThat(admission.rejectIfFull()).isTrue();
    first.leave();
    assertThat(admission.rejectIfFull()).isFalse();
    assertThat(requester(admission).enter().get()).isTrue();
    assertThat(requester(admission).enter().get()).isFalse();

    assertThat(measured(admission, "kontaktregister_http_requests", "answered")).isEqualTo(2);
    assertThat(measured(admission, "kontaktregister_http_requests_refused_total", "all"))
        .isEqualTo(3);
  }

  @Test
  void asManyAgainWaitInTheirOrderAndNoMore() throws Exception {
    Admission admission = admission(2, FOR_EVER, 2);
    List<Requester> answered = List.of(requester(admission), requester(admission));
    for (Requester each : answered) {
      assertThat(each.enter().get()).isTrue();
    }
    BlockingQueue<String> turns = new LinkedBlockingQueue<>();
    for (String name : List.of("first", "second")) {
      int before = waiting(admission);
      requester(admission)
          .thread
          .submit(
              () -> {
                turns.add(name + " " + admission.enter());
              });
      await().until(() -> waiting(admission) == before + 1);
    }

    assertThat(admission.rejectIfFull()).isTrue();
    assertThat(requester(admission).enter().get()).isFalse();
    assertThat(measured(admission, "kontaktregister_http_requests_refused_total", "all"))
        .isEqualTo(2);
    answered.get(0).leave();
    assertThat(turns.take()).isEqualTo("first true");
    answered.get(1).leave();
    assertThat(turns.take()).isEqualTo("second true");
    assertThat(admission.rejectIfFull()).isFalse();
    assertThat(waiting(admission)).isZero();
  }

  @Test
  void whoWaitsLongerThanIsWorthItIsRefused() throws Exception {
    Admission admission = admission(1, Duration.ofMillis(20), 1);
    requester(admission).enter().get();

    assertThat(requester(admission).enter().get()).isFalse();
    assertThat(waiting(admission)).isZero();
  }

  @Test
  void anEnterpriseHasItsShareUntilItsAnswerIsSentAndLeavesTheRestToOthers() throws Exception {
    Admission admission = admission(4, Duration.ZERO, 2);
    List<Requester> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(requester(admission));
      assertThat(all.get(i).enter().get()).isTrue();
    }

    assertThat(all.get(0).ask(EnterpriseCaller.itself(GREEDY))).isEqualTo("answer");
    // It is the same one, whoever it acts for.
    assertThat(all.get(1).ask(new EnterpriseCaller(GREEDY, QUIET))).isEqualTo("answer");
    assertThat(all.get(2).ask(EnterpriseCaller.itself(GREEDY))).isEqualTo("overloaded");
    assertThat(all.get(2).ask(EnterpriseCaller.itself(QUIET))).isEqualTo("answer");
    assertThat(measured(admission, "kontaktregister_http_requests_refused_total", "enterprise"))
        .isEqualTo(1);

    all.get(0).leave();
    all.get(2).leave();
    all.get(2).enter().get();
    assertThat(all.get(2).ask(EnterpriseCaller.itself(GREEDY))).isEqualTo("answer");
  }

  @Test
  void aRequestThatIsRefusedForItsEnterpriseTakesNothingFromItAndGivesItNothing() throws Exception {
    Admission admission = admission(3, Duration.ZERO, 1);
    Requester one = requester(admission);
    Requester other = requester(admission);
    one.enter().get();
    other.enter().get();
    one.ask(EnterpriseCaller.itself(GREEDY));
    other.ask(EnterpriseCaller.itself(GREEDY));
    other.leave();

    // The first one is still being answered, and nothing else.
    Requester next = requester(admission);
    next.enter().get();
    assertThat(next.ask(EnterpriseCaller.itself(GREEDY))).isEqualTo("overloaded");
    one.leave();
    assertThat(next.ask(EnterpriseCaller.itself(GREEDY))).isEqualTo("answer");
  }

  @Test
  void citizensAndStrangersHaveNoShare() throws Exception {
    Admission admission = admission(4, Duration.ZERO, 1);
    for (Caller caller :
        List.of(
            new AnonymousCaller(),
            new AnonymousCaller(),
            new CitizenCaller(new Personidentifikator("20914695016")),
            new CitizenCaller(new Personidentifikator("20914695016")))) {
      Requester requester = requester(admission);
      requester.enter().get();
      assertThat(requester.ask(caller)).isEqualTo("answer");
    }
  }

  @Test
  void aCallThatDidNotComeOverHttpIsNotCounted() {
    Admission admission = admission(1, Duration.ZERO, 1);
    Function<Forespoersel, String> useCase = admission.shared(forespoersel -> "answer");

    for (int i = 0; i < 3; i++) {
      assertThat(useCase.apply(() -> EnterpriseCaller.itself(GREEDY))).isEqualTo("answer");
    }
    assertThat(measured(admission, "kontaktregister_http_requests", "answered")).isZero();
  }

  @Test
  void aRequestThatAsksTwiceIsCountedOnce() throws Exception {
    Admission admission = admission(1, Duration.ZERO, 1);
    Requester requester = requester(admission);
    for (int i = 0; i < 2; i++) {
      requester.enter().get();
      assertThat(requester.ask(EnterpriseCaller.itself(GREEDY))).isEqualTo("answer");
      assertThat(requester.ask(EnterpriseCaller.itself(GREEDY))).isEqualTo("answer");
      requester.leave();
    }
  }

  @Test
  void aUseCaseThatFailsKeepsItsPlaceUntilItsAnswerIsSent() {
    Admission admission = admission(1, Duration.ZERO, 1);
    admission.enter();
    Function<Forespoersel, String> failing =
        admission.shared(
            forespoersel -> {
              throw new IllegalStateException("no answer");
            });

    assertThatThrownBy(() -> failing.apply(() -> EnterpriseCaller.itself(GREEDY)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(measured(admission, "kontaktregister_http_requests", "answered")).isEqualTo(1);
    admission.leave();
    assertThat(measured(admission, "kontaktregister_http_requests", "answered")).isZero();
  }

  private static Admission admission(int maxConcurrent, Duration maxWait, int maxOfEnterprise) {
    return new Admission(new AdmissionSettings(maxConcurrent, maxWait, maxOfEnterprise));
  }

  private Requester requester(Admission admission) {
    Requester requester = new Requester(admission);
    requesters.add(requester);
    return requester;
  }

  private static int waiting(Admission admission) {
    return (int) measured(admission, "kontaktregister_http_requests", "waiting");
  }

  private static double measured(Admission admission, String name, String label) {
    return admission.measurements().stream()
        .filter(each -> each.name().equals(name) && each.labels().containsValue(label))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static Virksomhetsidentifikator enterprise(String number) {
    return Virksomhetsidentifikator.parse(number).orElseThrow();
  }
}
