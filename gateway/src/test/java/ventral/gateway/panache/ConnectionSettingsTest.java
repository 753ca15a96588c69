package ventral.gateway.panache;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import ventral.gateway.testing.Database;

/** Tests that no call to the database can wait for ever. */
@QuarkusTest
@TestProfile(PanacheLedgerTestBase.NoBrokerProfile.class)
@WithTestResource(Database.class)
@SuppressWarnings("NullAway.Init")
class ConnectionSettingsTest extends PanacheLedgerTestBase {

    @Inject
    DataSource dataSource;

    @Test
    void statements_and_reads_of_a_connection_have_deadlines() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show statement_timeout")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("30s");
            assertThat(connection.getNetworkTimeout()).isEqualTo(40_000);
        }
    }
}
