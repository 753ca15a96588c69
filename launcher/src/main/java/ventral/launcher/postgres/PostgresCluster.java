package ventral.launcher.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ventral.launcher.process.LogTail;

/**
 * PostgreSQL's programs and their data in one folder.
 *
 * @param wrapper commands before each program, such as {@code unshare}
 * @param log file to which the programs' output is appended
 */
record PostgresCluster(Path folder, List<String> wrapper, Path log) {

    /** Unpacks the programs and creates the data, unless they are already there. */
    void ensure(String database) throws IOException {
        PostgresBinaries.unpack(folder.resolve("programs"));
        if (Files.exists(data())) {
            checkVersion();
            forgetKilledServer();
        } else {
            create(database);
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    String program(String name) {
        return folder.resolve("programs/bin").resolve(name).toString();
    }

    /**
     * Creates the data in a draft folder and renames it when they are complete, so that an interrupted first start
     * begins again.
     */
    private void create(String database) throws IOException {
        String draft = folder.resolve("draft").toString();
        run(List.of("rm", "-rf", draft), "");
        run(
                List.of(
                        program("initdb"),
                        "--pgdata=" + draft,
                        "--username=" + database,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-instructions"),
                "");
        run(List.of(program("postgres"), "--single", "-D", draft, "postgres"), "create database " + database + "\n");
        Files.move(Path.of(draft), data());
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
     * start.
     */
    private void forgetKilledServer() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (Files.exists(file)) {
            Path command = Path.of("/proc", Files.readAllLines(file).get(0).strip(), "comm");
            boolean runs =
                    Files.exists(command) && Files.readString(command).strip().equals("postgres");
            if (!runs) {
                Files.delete(file);
            }
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
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
        }
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
    }
}
