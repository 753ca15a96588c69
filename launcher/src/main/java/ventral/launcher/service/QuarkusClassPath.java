package ventral.launcher.service;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Determines the options with which Java starts a packaged Quarkus application from a plain class path. The
 * application's own runner would load most classes with a class loader that class data sharing does not support.
 */
final class QuarkusClassPath {

    /** In the order of precedence: Quarkus replaces some classes of the application and its libraries. */
    private static final List<String> GENERATED = List.of("transformed-bytecode.jar", "generated-bytecode.jar");

    private static final String DESCRIPTION = "quarkus/quarkus-application.dat";
    private static final List<String> FOLDERS = List.of("app", "lib/main", "lib/boot");

    /** Options that have the effect of what the application's own runner sets. */
    private static final List<String> RUNNER_OPTIONS = List.of(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");

    private QuarkusClassPath() {}

    /**
     * Returns the jars of an application, each time in the same order.
     *
     * @param application folder that Quarkus packaged
     */
    static List<Path> jars(Path application) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String name : GENERATED) {
            Path jar = application.resolve("quarkus").resolve(name);
            if (Files.exists(jar)) {
                jars.add(jar);
            }
        }
        for (String name : FOLDERS) {
            Path folder = application.resolve(name);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(file -> file.toString().endsWith(".jar"))
                            .sorted()
                            .forEach(jars::add);
                }
            }
        }
        return jars;
    }

    /**
     * Returns the options of {@code java} and the main class, for a process in the application's folder. Paths are
     * relative, because a colon in one would separate two jars.
     */
    static List<String> command(Path application, List<Path> jars) throws IOException {
        List<String> command = new ArrayList<>(RUNNER_OPTIONS);
        command.add("-cp");
        command.add(jars.stream()
                .map(jar -> application.relativize(jar).toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(mainClass(application));
        return command;
    }

    /** Reads the main class from the description that Quarkus' runner reads: two integers, then the name. */
    private static String mainClass(Path application) throws IOException {
        try (DataInputStream description = new DataInputStream(Files.newInputStream(description(application)))) {
            description.readInt();
            description.readInt();
            return description.readUTF();
        }
    }

    /** Returns the file that describes a packaged application. */
    static Path description(Path application) {
        return application.resolve(DESCRIPTION);
    }
}
