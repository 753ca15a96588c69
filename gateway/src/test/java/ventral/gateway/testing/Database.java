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

/** A PostgreSQL server of its own for a test of the gateway; a test's field of this type is given it. */
public final class Database implements QuarkusTestResourceLifecycleManager {

    private static final String NAME = "ventral";

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
                server.getJdbcUrl("postgres", NAME),
                "quarkus.datasource.jdbc.acquisition-timeout",
                "2",
                // the tests of one build may run beside a gateway
                "quarkus.http.test-port",
                "0",
                "ventral.gateway.web.port",
                "0");
    }

    public void make() {
        run("create database " + NAME);
    }

    /** Whoever is connected is cut off. */
    public void drop() {
        run("drop database %s with (force)".formatted(NAME));
    }

    /** A statement on the gateway's own database. */
    public void runInLedger(String statement) {
        run(NAME, statement);
    }

    private void run(String statement) {
        run("postgres", statement);
    }

    private void run(String name, String statement) {
        if (server == null) {
            throw new IllegalStateException("the server is not started");
        }
        try (Connection connection = server.getDatabase("postgres", name).getConnection();
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
