package ventral.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.launcher.component.DataFolder;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.LocalComponent;
import ventral.launcher.component.Ports;
import ventral.launcher.process.ChildProcess;
import ventral.launcher.process.OrphanProcess;
import ventral.launcher.testing.FreePorts;

class EmbeddedPostgresTest {

    @TempDir
    Path temp;

    private final Ports ports = FreePorts.find();

    @Test
    void what_was_written_is_there_after_a_restart() throws Exception {
        try (LocalComponent database = start()) {
            assertThat(database.ended()).isNotDone();
            query("create table thing as select 42 as answer");
        }
        try (LocalComponent database = start()) {
            assertThat(query("select answer from thing")).isEqualTo("42");
            assertThat(query("show fsync")).isEqualTo("on");
        }
    }

    @Test
    void a_server_left_over_is_stopped_and_what_it_committed_is_kept() throws Exception {
        DataFolder data = DataFolder.open(temp);
        LocalComponent abandoned = start();
        query("create table thing as select 43 as answer");
        OrphanProcess.stop(
                Endpoint.DATABASE,
                data,
                ChildProcess.Signal.INT,
                sentence -> assertThat(sentence).contains("PostgreSQL of an earlier start still runs"));
        assertThat(abandoned.ended().get(10, TimeUnit.SECONDS)).contains("ended with status 0");
        try (LocalComponent database = start()) {
            assertThat(query("select answer from thing")).isEqualTo("43");
        }
        data.close();
    }

    @Test
    void a_second_server_on_the_same_data_is_refused() throws Exception {
        try (LocalComponent database = start()) {
            assertThatThrownBy(this::start).isInstanceOf(LaunchException.class).hasMessageContaining("postmaster.pid");
            assertThat(query("select 1")).isEqualTo("1");
        }
    }

    @Test
    void damaged_data_are_told_of_with_the_remedy() throws Exception {
        start().close();
        Files.delete(temp.resolve("postgresql/data/PG_VERSION"));
        assertThatThrownBy(this::start)
                .hasMessageContaining("PostgreSQL cannot start on its folder")
                .hasMessageContaining("remove that folder and start again");
    }

    private LocalComponent start() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("postgresql"));
        Files.createDirectories(temp.resolve("pids"));
        return EmbeddedPostgres.start(
                folder, ports, temp.resolve("log"), temp.resolve("pids").resolve("PostgreSQL"));
    }

    private String query(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(EmbeddedPostgres.jdbcUrl(ports), EmbeddedPostgres.DATABASE, "");
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var rows = statement.getResultSet();
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
