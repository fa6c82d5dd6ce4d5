package no.kontaktregister.bootstrap;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.kontaktregister.adapters.monitoring.KeyFile;
import no.kontaktregister.adapters.soap.wssecurity.SigningKey;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;

/**
 * Looks at the files with keys and certificates at short intervals, in a thread that ends with the
 * application.
 */
final class Renewals implements AutoCloseable {

  /** A new file is in use after one or two of them. */
  static final Duration INTERVAL = Duration.ofSeconds(2);

  private static final Logger LOG = System.getLogger(Renewals.class.getName());

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final Renewed<SigningKey> signingKey;
  private final Renewed<PrintSertifikat> printSertifikat;
  private final Optional<Renewed<EnterpriseIdentification>> enterprises;
  private final List<Renewed<?>> files;
  private final List<Expiry> expiries;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(Renewals::thread);

  /**
   * @param enterprises what identifies enterprises; empty when it is not made from a file
   */
  Renewals(
      Renewed<SigningKey> signingKey,
      Renewed<PrintSertifikat> printSertifikat,
      Optional<Renewed<EnterpriseIdentification>> enterprises,
      Clock clock) {
    this.signingKey = signingKey;
    this.printSertifikat = printSertifikat;
    this.enterprises = enterprises;
    this.files =
        Stream.concat(Stream.of(signingKey, printSertifikat), enterprises.stream()).toList();
    this.expiries =
        List.of(
            new Expiry(
                signingKey.key(),
                () -> signingKey.get().certificate().getNotAfter().toInstant(),
                "SOAP requests get env:Receiver, and REST requests for a signed answer get 503.",
                clock),
            new Expiry(
                printSertifikat.key(),
                () -> Settings.end(printSertifikat.get().sertifikat()),
                "Public bodies still get it.",
                clock));
  }

  /** The registry's own key of the moment. */
  Supplier<SigningKey> signingKey() {
    return signingKey;
  }

  /** The print certificate of the moment. */
  Supplier<PrintSertifikat> printSertifikat() {
    return printSertifikat;
  }

  /** What identifies enterprises at the moment; empty when it never changes. */
  Optional<Supplier<EnterpriseIdentification>> enterprises() {
    return enterprises.map(renewed -> renewed);
  }

  /** Begins to look. */
  void start(Duration interval) {
    looks.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The state of each file. */
  List<KeyFile> states() {
    List<KeyFile> states = new ArrayList<>();
    for (Renewed<?> file : files) {
      Optional<Expiry> expiry =
          expiries.stream().filter(it -> it.key().equals(file.key())).findFirst();
      states.add(new KeyFile(file.key(), expiry.map(Expiry::end), file.isRefused()));
    }
    return states;
  }

  /** Looks once. One thread at a time does so. */
  void look() {
    files.forEach(file -> run(file.key(), file::renew));
    expiries.forEach(expiry -> run(expiry.key(), expiry::check));
  }

  /** A failure must not end the looks at this and the other files. */
  private static void run(String key, Runnable look) {
    try {
      look.run();
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, key + ": the file was not read again", failure);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
    try {
      if (!looks.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "A file with keys takes too long to read");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "kontaktregister-renewal");
    thread.setDaemon(true);
    return thread;
  }
}
