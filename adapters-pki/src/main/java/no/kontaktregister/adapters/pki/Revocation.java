package no.kontaktregister.adapters.pki;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import no.kontaktregister.domain.monitoring.Measurement;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;

/**
 * Finds out whether a certificate has been revoked, by OCSP and by CRL.
 *
 * <p>The JDK makes the look-ups. This class keeps a responder that is slow or down from holding up
 * requests: it makes one look-up for all who wait for the same certificate, caches the answers, and
 * lets nobody wait longer than the time-out.
 */
public final class Revocation implements AutoCloseable {

  /** What happens if a look-up gives no usable answer. */
  public enum Mode {
    /** The certificate is refused. */
    KREVES,
    /** The certificate is accepted. */
    FORSOEK,
    /** No look-up is made. */
    AV
  }

  private enum Answer {
    GOOD,
    REVOKED,
    NONE
  }

  private enum Way {
    /** For the enterprise's certificate only: the known issuers' own name no responder. */
    OCSP(EnumSet.of(Option.NO_FALLBACK, Option.ONLY_END_ENTITY)),
    /** For the whole chain. */
    CRL(EnumSet.of(Option.NO_FALLBACK, Option.PREFER_CRLS));

    private final Set<Option> options;

    Way(Set<Option> options) {
      this.options = options;
    }
  }

  private record Question(X509Certificate certificate, Way way) {}

  private static final Logger LOG = System.getLogger(Revocation.class.getName());

  private static final int MOST_ANSWERS = 10_000;
  private static final int MOST_LOOK_UPS_AT_ONCE = 8;
  private static final int MOST_LOOK_UPS_WAITING = 1_000;
  private static final Duration ANSWER_IS_KEPT = Duration.ofMinutes(10);
  private static final Duration SILENCE_IS_KEPT = Duration.ofSeconds(10);

  private final Mode ocsp;
  private final Mode crl;
  private final Duration timeout;
  private final Clock clock;
  private final ThreadPoolExecutor lookUps;
  private final Map<Way, Map<Answer, LongAdder>> madeLookUps = new EnumMap<>(Way.class);
  private final AsyncCache<Question, Answer> answers;

  /**
   * @param ocsp whether OCSP responders are asked
   * @param crl whether revocation lists are fetched
   * @param timeout the longest that {@link #check} waits for either
   * @param clock gives the time at which a list must be valid; for OCSP answers the JDK uses the
   *     system's clock
   */
  public Revocation(Mode ocsp, Mode crl, Duration timeout, Clock clock) {
    this.ocsp = ocsp;
    this.crl = crl;
    this.timeout = timeout;
    this.clock = clock;
    for (Way way : Way.values()) {
      Map<Answer, LongAdder> counts = new EnumMap<>(Answer.class);
      Stream.of(Answer.values()).forEach(answer -> counts.put(answer, new LongAdder()));
      madeLookUps.put(way, counts);
    }
    this.lookUps =
        new ThreadPoolExecutor(
            MOST_LOOK_UPS_AT_ONCE,
            MOST_LOOK_UPS_AT_ONCE,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_LOOK_UPS_WAITING),
            Revocation::thread);
    this.lookUps.allowCoreThreadTimeOut(true);
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(MOST_ANSWERS)
            .recordStats()
            .executor(lookUps)
            .expireAfter(
                Expiry.<Question, Answer>creating(
                    (question, answer) -> answer == Answer.NONE ? SILENCE_IS_KEPT : ANSWER_IS_KEPT))
            .buildAsync();
  }

  /**
   * Asks the addresses that the certificates of a chain name. The caller has validated the chain.
   *
   * @param path from the certificate to one of the anchors
   * @return ACCEPTED, REVOKED or REVOCATION_UNKNOWN
   */
  CertificateVerdict check(X509Certificate certificate, CertPath path, Set<TrustAnchor> anchors) {
    CertificateVerdict byOcsp = check(ocsp, Way.OCSP, certificate, path, anchors);
    return byOcsp == CertificateVerdict.ACCEPTED
        ? check(crl, Way.CRL, certificate, path, anchors)
        : byOcsp;
  }

  /** What is asked, answered and remembered. */
  public List<Measurement> measurements() {
    List<Measurement> all = new ArrayList<>();
    madeLookUps.forEach(
        (way, counts) ->
            counts.forEach(
                (answer, count) ->
                    all.add(
                        Measurement.counter(
                            "kontaktregister_revocation_look_ups_total",
                            "Look-ups at OCSP responders and of revocation lists. NONE is no usable"
                                + " answer.",
                            Map.of("way", way.name(), "answer", answer.name()),
                            count.sum()))));
    all.add(
        Measurement.gauge(
            "kontaktregister_revocation_look_ups_waiting",
            "Look-ups that wait for their turn.",
            Map.of(),
            lookUps.getQueue().size()));
    all.addAll(ofCache(answers.synchronous()));
    return all;
  }

  private static List<Measurement> ofCache(Cache<?, ?> cache) {
    return List.of(
        Measurement.gauge(
            "kontaktregister_cache_entries",
            "Entries in a cache.",
            Map.of("cache", "revocation"),
            cache.estimatedSize()),
        Measurement.counter(
            "kontaktregister_cache_hits_total",
            "Questions that a cache has answered.",
            Map.of("cache", "revocation"),
            cache.stats().hitCount()),
        Measurement.counter(
            "kontaktregister_cache_misses_total",
            "Questions that a cache has not answered.",
            Map.of("cache", "revocation"),
            cache.stats().missCount()));
  }

  @Override
  public void close() {
    lookUps.shutdownNow();
  }

  private CertificateVerdict check(
      Mode mode, Way way, X509Certificate certificate, CertPath path, Set<TrustAnchor> anchors) {
    if (mode == Mode.AV) {
      return CertificateVerdict.ACCEPTED;
    }
    return switch (ask(new Question(certificate, way), path, anchors)) {
      case GOOD -> CertificateVerdict.ACCEPTED;
      case REVOKED -> CertificateVerdict.REVOKED;
      case NONE ->
          mode == Mode.FORSOEK
              ? CertificateVerdict.ACCEPTED
              : CertificateVerdict.REVOCATION_UNKNOWN;
    };
  }

  private Answer ask(Question question, CertPath path, Set<TrustAnchor> anchors) {
    try {
      CompletableFuture<Answer> answer =
          answers.get(question, asked -> counted(asked.way(), path, anchors));
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      LOG.log(Level.WARNING, "A revocation look-up by {0} takes too long", question.way());
      return Answer.NONE;
    } catch (ExecutionException | RuntimeException tooMany) {
      LOG.log(
          Level.WARNING,
          "A revocation look-up by {0} was not made: {1}",
          question.way(),
          tooMany.getClass().getName());
      return Answer.NONE;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Answer.NONE;
    }
  }

  private Answer counted(Way way, CertPath path, Set<TrustAnchor> anchors) {
    Answer answer = lookUp(way, path, anchors);
    madeLookUps.get(way).get(answer).increment();
    return answer;
  }

  private Answer lookUp(Way way, CertPath path, Set<TrustAnchor> anchors) {
    try {
      CertPathValidator validator = CertPathValidator.getInstance("PKIX");
      PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
      checker.setOptions(way.options);
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setDate(Date.from(clock.instant()));
      parameters.addCertPathChecker(checker);
      validator.validate(path, parameters);
      return Answer.GOOD;
    } catch (CertPathValidatorException failure) {
      if (failure.getReason() == BasicReason.REVOKED) {
        return Answer.REVOKED;
      }
      LOG.log(
          Level.WARNING,
          "A revocation look-up by {0} gave no usable answer: {1}",
          way,
          failure.getMessage());
      return Answer.NONE;
    } catch (GeneralSecurityException unusable) {
      throw new IllegalStateException(unusable);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "kontaktregister-revocation");
    thread.setDaemon(true);
    return thread;
  }
}
