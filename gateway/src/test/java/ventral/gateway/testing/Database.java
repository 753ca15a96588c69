package ventral.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts a PostgreSQL server for a test of the gateway, and injects itself into fields of this type. */
public final class Database implements QuarkusTestResourceLifecycleManager {

    private static final String NAME = "ventral";
    private static final String SUPERUSER = "postgres";

    private @Nullable EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        try {
            server = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        make();
        return Map.of(
                "quarkus.datasource.jdbc.url",
                server.getJdbcUrl(SUPERUSER, NAME),
                "quarkus.datasource.username",
                SUPERUSER,
                "quarkus.datasource.password",
                SUPERUSER,
                "quarkus.datasource.jdbc.acquisition-timeout",
                "2",
                // The tests of one build may run beside a gateway.
                "quarkus.http.test-port",
                "0",
                "quarkus.management.test-port",
                "0",
                "ventral.gateway.web.port",
                "0");
    }

    public void make() {
        run("create database " + NAME);
    }

    /** Drops the database and closes all connections to it. */
    public void drop() {
        run("drop database %s with (force)".formatted(NAME));
    }

    /** Runs a statement in the gateway's own database. */
    public void runInLedger(String statement) {
        run(NAME, statement);
    }

    /** Opens a connection to the gateway's own database, which the caller closes. */
    public Connection connect() throws SQLException {
        return connect(NAME);
    }

    private Connection connect(String name) throws SQLException {
        if (server == null) {
            throw new IllegalStateException("the server is not started");
        }
        return server.getDatabase(SUPERUSER, name).getConnection();
    }

    private void run(String statement) {
        run("postgres", statement);
    }

    private void run(String name, String statement) {
        try (Connection connection = connect(name);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Database.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
