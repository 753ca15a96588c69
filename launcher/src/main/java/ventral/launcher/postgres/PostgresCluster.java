package ventral.launcher.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.launcher.component.PrivateFiles;
import ventral.launcher.process.ConditionPoller;
import ventral.launcher.process.LogTail;
import ventral.launcher.process.WorkingDirectory;

/**
 * The data of a PostgreSQL server, and the programs that work on them.
 *
 * @param folder of the data and the passwords
 * @param programs folder of the unpacked programs
 * @param wrapper commands before each program, such as {@code unshare}
 * @param log file to which the programs' output is appended
 */
record PostgresCluster(Path folder, Path programs, List<String> wrapper, Path log) {

    private static final Duration SERVER_END_LIMIT = Duration.ofSeconds(20);

    /** The file {@code pg_hba.conf}. */
    private static final String CLIENT_AUTHENTICATION = """
            # Written at every start.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    /** Creates the data, unless they are already there, and requires the passwords. */
    void ensure(DatabasePasswords passwords) throws IOException {
        if (Files.exists(data())) {
            checkVersion();
            forgetKilledServer();
        } else {
            create();
        }
        requirePasswords(passwords);
    }

    /**
     * Sets the rights and passwords of the roles, and then allows no connection without a password. Data of a version
     * that required none are thereby upgraded before a server listens.
     */
    private void requirePasswords(DatabasePasswords passwords) throws IOException {
        run(singleUser(data().toString(), EmbeddedPostgres.DATABASE), DatabaseRoles.script(passwords));
        PrivateFiles.write(data().resolve("pg_hba.conf"), CLIENT_AUTHENTICATION);
    }

    Path data() {
        return folder.resolve("data");
    }

    String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    /**
     * Creates the data in a draft folder and renames it when they are complete, so that an interrupted first start
     * begins again.
     */
    private void create() throws IOException {
        String draft = folder.resolve("draft").toString();
        run(List.of("rm", "-rf", draft), "");
        run(
                List.of(
                        program("initdb"),
                        "--pgdata=" + draft,
                        "--username=" + DatabaseRoles.SUPERUSER,
                        "--pwfile=" + DatabasePasswords.superuserFile(folder),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-instructions"),
                "");
        run(singleUser(draft, "postgres"), "create database " + EmbeddedPostgres.DATABASE + "\n");
        Files.move(Path.of(draft), data());
    }

    /**
     * Returns a command that runs the commands of its input without a server. It stops at the first error, and does not
     * log commands that fail, because they may contain passwords.
     */
    private List<String> singleUser(String data, String database) {
        return List.of(
                program("postgres"),
                "--single",
                "-D",
                data,
                "-c",
                "exit_on_error=on",
                "-c",
                "log_min_error_statement=panic",
                database);
    }

    private void checkVersion() throws IOException {
        Path file = data().resolve("PG_VERSION");
        String version = Files.exists(file) ? Files.readString(file).strip() : "unknown";
        if (!version.equals(PostgresBinaries.MAJOR_VERSION)) {
            throw new IOException("its data have version %s, but the programs have version %s"
                    .formatted(version, PostgresBinaries.MAJOR_VERSION));
        }
    }

    /**
     * Deletes the pid file of a killed server. Its pid may now belong to another process, and PostgreSQL would not
     * start. The file also keeps a new server from the data while processes of the killed server still write them, so
     * it is deleted once these have ended.
     *
     * @throws IOException if such a process does not end
     */
    private void forgetKilledServer() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (Files.exists(file)) {
            Path command = Path.of("/proc", Files.readAllLines(file).get(0).strip(), "comm");
            boolean runs =
                    Files.exists(command) && Files.readString(command).strip().equals("postgres");
            if (!runs) {
                awaitEndOfServerProcesses();
                Files.delete(file);
            }
        }
    }

    /** Waits until no process works in the data folder, which is the working directory of every server process. */
    private void awaitEndOfServerProcesses() throws IOException {
        if (!ConditionPoller.until(SERVER_END_LIMIT, () -> !WorkingDirectory.isUsed(data()))) {
            throw new IOException(
                    "processes of a killed server still use %s: end them and start again".formatted(data()));
        }
    }

    private void run(List<String> command, String input) throws IOException {
        List<String> whole = new ArrayList<>(wrapper);
        whole.addAll(command);
        Process process = new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
                .start();
        IOException unread = write(input, process);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("'%s' ended with status %d%n%s"
                        .formatted(String.join(" ", command), process.exitValue(), LogTail.of(log)));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (unread != null) {
            throw unread;
        }
    }

    /** Returns the failure if the program ended before it read the input. Its exit status and log say more about it. */
    private static @Nullable IOException write(String input, Process process) {
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
            return null;
        } catch (IOException e) {
            return e;
        }
    }
}
