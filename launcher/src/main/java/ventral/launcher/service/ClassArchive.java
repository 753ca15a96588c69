package ventral.launcher.service;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ventral.launcher.component.Endpoint;

/**
 * Stores the loaded classes of a service in a file, from which later starts of the service map them instead of reading
 * and verifying them (class data sharing). The first start after a build makes the file once the service is ready. An archive
 * belongs to one build and one version of Java.
 */
public final class ClassArchive {

    /** An archive that does not fit must not be reported in the service's log: Java starts without it. */
    private static final String QUIET = "-Xlog:cds=off,cds+dynamic=off,class+path=off";

    private static final long LIMIT_SECONDS = 300;
    private static final String LOCK = "classes.lock";
    private static final String PREFIX = "classes-";
    private static final String SUFFIX = ".jsa";

    private final Path application;
    private final Path file;
    private final List<Path> jars;

    /**
     * Creates the description of an archive; the file may be missing.
     *
     * @param application folder that Quarkus packaged; the archive lies beside it
     * @param jars class path of the service
     */
    ClassArchive(Path application, List<Path> jars) {
        this.application = application;
        this.file = application.resolveSibling(PREFIX + thisJava() + SUFFIX);
        this.jars = List.copyOf(jars);
    }

    /** Returns a name of the Java that runs this program, which must be the one that maps the archive. */
    private static String thisJava() {
        String build = Stream.of("java.vm.version", "java.vendor.version", "java.vm.vendor", "java.home")
                .map(property -> System.getProperty(property, ""))
                .collect(Collectors.joining("\n"));
        return "%08x".formatted(build.hashCode());
    }

    /**
     * Returns the archives of all services.
     *
     * @param home the project's folder, in which the services are built
     */
    public static List<ClassArchive> all(Path home) throws IOException {
        List<ClassArchive> archives = new ArrayList<>();
        for (Endpoint service : List.of(Endpoint.RENDERER, Endpoint.TRAINER, Endpoint.SCORER, Endpoint.GATEWAY)) {
            Path application = ServiceLaunchSpec.application(home, service);
            archives.add(new ClassArchive(application, QuarkusClassPath.jars(application)));
        }
        return archives;
    }

    /** Deletes the archive, so that the next start is one after a build. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Returns true if the archive exists and is newer than every jar. */
    public boolean isCurrent() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        long archived = Files.getLastModifiedTime(file).toMillis();
        for (Path jar : jars) {
            if (Files.getLastModifiedTime(jar).toMillis() >= archived) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the options with which Java, started in the application's folder, uses a current archive. The path is
     * relative, because a colon in it would separate two archives.
     */
    List<String> options() {
        return List.of(QUIET, "-XX:SharedArchiveFile=" + application.relativize(file));
    }

    /**
     * Makes the archive from the classes of a running service that was started without one, in its application's
     * folder. The service goes on meanwhile.
     *
     * @return false if the archive cannot be made, for example because this Java has no {@code jcmd} or the folder is
     *     read-only
     */
    boolean record(long pid) throws InterruptedException {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(program) || !Files.isWritable(file.getParent()) || !Files.isWritable(application)) {
            return false;
        }
        // another system of the same build may make the archive at the same time
        try (FileChannel channel = FileChannel.open(application.resolveSibling(LOCK), CREATE, WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null && make(program, pid);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean make(Path program, long pid) throws IOException, InterruptedException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        deleteLeftovers(part);
        try {
            Process command = new ProcessBuilder(
                            program.toString(),
                            Long.toString(pid),
                            "VM.cds",
                            "static_dump",
                            application.relativize(part).toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean isWhole = command.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && Files.exists(part);
            command.destroyForcibly();
            if (isWhole) {
                deleteFormer();
                Files.move(part, file, ATOMIC_MOVE, REPLACE_EXISTING);
            }
            return isWhole;
        } finally {
            deleteLeftovers(part);
        }
    }

    /** Deletes the archives of other Javas, which are large. */
    private void deleteFormer() throws IOException {
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(file.getParent(), PREFIX + "*" + SUFFIX)) {
            for (Path archive : archives) {
                Files.deleteIfExists(archive);
            }
        }
    }

    /** Deletes the unfinished archive, and what Java keeps of the process that makes it: its list and its output. */
    private void deleteLeftovers(Path part) throws IOException {
        for (String suffix : List.of("", ".temp", ".classlist")) {
            Files.deleteIfExists(part.resolveSibling(part.getFileName() + suffix));
        }
        try (DirectoryStream<Path> outputs = Files.newDirectoryStream(application, "java_pid*_std{out,err}")) {
            for (Path output : outputs) {
                Files.deleteIfExists(output);
            }
        }
    }
}
