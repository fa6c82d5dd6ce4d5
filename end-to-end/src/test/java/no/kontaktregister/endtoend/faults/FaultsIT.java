package no.kontaktregister.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few of the faults of {@link FaultMatrix}, with one node. */
class FaultsIT {

  private static final List<Fault> FAULTS =
      List.of(Fault.DATABASE_KILLED, Fault.DATABASES_CUT_OFF, Fault.FAILOVER);

  @Test
  void nothingIsLostAndNoReaderMissesAChange(@TempDir Path folder) throws Exception {
    List<Path> disks = List.of(folder.resolve("one"), folder.resolve("two"));
    try (Cluster cluster = new Cluster(disks, 1);
        Load load = new Load(cluster, Citizens.withoutMailbox(cluster, 8), 2)) {
      load.awaitRecovery();
      for (Fault fault : FAULTS) {
        fault.strike(cluster, load, 0);
        load.awaitRecovery();
      }

      Load.Result result = load.finish();
      assertThat(result.acknowledged()).isGreaterThan(40);
      assertThat(result.leaps()).isEqualTo(1);
      assertThat(result.sentBack()).isZero();
    }
  }
}
