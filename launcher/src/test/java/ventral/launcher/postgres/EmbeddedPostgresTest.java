package ventral.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.launcher.component.DataFolder;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.LocalComponent;
import ventral.launcher.component.Ports;
import ventral.launcher.component.UserCache;
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
        DataFolder data = DataFolder.open(temp, message -> {});
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

    @Test
    void a_connection_without_the_password_is_refused() throws Exception {
        try (LocalComponent database = start()) {
            assertPasswordsRequired();
        }
    }

    @Test
    void the_role_of_the_gateway_has_no_right_but_to_its_database() throws Exception {
        try (LocalComponent database = start()) {
            assertThat(query("select current_user")).isEqualTo("gateway");
            assertThat(query("""
                    select (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)::text
                    from pg_roles where rolname = current_user""")).isEqualTo("false");
            query("create table program_output (line text)");
            assertThatThrownBy(() -> query("copy program_output from program 'id'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void data_of_a_version_without_passwords_are_kept_and_require_passwords() throws Exception {
        createDataWithoutPasswords();
        try (LocalComponent database = start()) {
            assertThat(query("select answer from thing")).isEqualTo("44");
            query("alter table thing add column question text");
            assertPasswordsRequired();
        }
    }

    @Test
    void a_lost_password_is_replaced_at_the_next_start() throws Exception {
        try (LocalComponent database = start()) {
            query("create table thing as select 45 as answer");
        }
        Files.delete(temp.resolve("postgresql/gateway-password"));
        try (LocalComponent database = start()) {
            assertThat(query("select answer from thing")).isEqualTo("45");
        }
    }

    @Test
    void the_data_and_the_authentication_rules_are_closed_to_other_users() throws Exception {
        start().close();
        assertThat(mode(temp.resolve("postgresql/data"))).isEqualTo("rwx------");
        assertThat(mode(temp.resolve("postgresql/data/pg_hba.conf"))).isEqualTo("rw-------");
    }

    @Test
    void a_killed_server_is_started_again_after_its_last_process_has_ended() throws Exception {
        LocalComponent killed = start();
        long pid =
                Long.parseLong(Files.readString(temp.resolve("pids/PostgreSQL")).split(" ")[0]);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        killed.ended().join();
        Process lingering = new ProcessBuilder("sleep", "2")
                .directory(temp.resolve("postgresql/data").toFile())
                .start();
        try (LocalComponent again = start()) {
            assertThat(lingering.isAlive()).isFalse();
        } finally {
            lingering.destroyForcibly();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private void assertPasswordsRequired() {
        for (String user : List.of("gateway", "ventral")) {
            for (String password : List.of("", "wrong", user)) {
                assertThatThrownBy(() -> DriverManager.getConnection(EmbeddedPostgres.jdbcUrl(ports), user, password))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password");
            }
        }
    }

    /** Creates the data that versions before the passwords created, with a table in the ledger. */
    private void createDataWithoutPasswords() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("postgresql"));
        String data = folder.resolve("data").toString();
        run("", "initdb", "--pgdata=" + data, "--username=ventral", "--auth=trust", "--encoding=UTF8", "--locale=C");
        run("create database ventral\n", "postgres", "--single", "-D", data, "postgres");
        run("create table thing as select 44 as answer\n", "postgres", "--single", "-D", data, "ventral");
    }

    private void run(String input, String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(UserNamespaceWrapper.forThisUser());
        command.add(PostgresBinaries.unpack(UserCache.open())
                .resolve("bin")
                .resolve(program)
                .toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
        }
        assertThat(process.waitFor()).as(program).isZero();
    }

    private LocalComponent start() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("postgresql"));
        Files.createDirectories(temp.resolve("pids"));
        return EmbeddedPostgres.start(
                folder, ports, temp.resolve("log"), temp.resolve("pids").resolve("PostgreSQL"));
    }

    private String query(String sql) throws Exception {
        String password = DatabasePasswords.in(temp.resolve("postgresql")).gateway();
        try (Connection connection =
                        DriverManager.getConnection(EmbeddedPostgres.jdbcUrl(ports), EmbeddedPostgres.USER, password);
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var rows = statement.getResultSet();
            return rows.next() ? rows.getString(1) : "";
        }
    }
}
