package no.kontaktregister.adapters.persistence;

import java.sql.SQLException;
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
}
