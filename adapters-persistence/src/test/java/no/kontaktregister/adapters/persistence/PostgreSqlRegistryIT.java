package no.kontaktregister.adapters.persistence;

import java.sql.SQLException;
import java.util.Optional;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.testkit.register.RegistryTestKit;

class PostgreSqlRegistryIT extends RegistryTestKit {

  private String url;

  @Override
  protected Registry openEmpty() throws SQLException {
    url = PostgreSql.newDatabase();
    return openOnAnotherNode();
  }

  @Override
  protected Registry openOnAnotherNode() {
    return Opening.patiently(url);
  }

  @Override
  protected Optional<Registry> openAfterClose() {
    return Optional.of(openOnAnotherNode());
  }

  /** The server goes on when a process that uses it is killed. */
  @Override
  protected Optional<Registry> openAfterKill() {
    return Optional.of(openOnAnotherNode());
  }
}
