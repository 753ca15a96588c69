package ventral.scorer.djl.script;

import ai.djl.Device;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ventral.scorer.candidate.TorchScriptNetwork;

/** Starts a process for each TorchScript file, as isolated as this machine permits. May be used by several threads. */
public final class ScriptRunner {

    /** Options of a small JVM that neither writes files nor lets others attach. Most memory is left to PyTorch. */
    private static final List<String> JAVA_OPTIONS = List.of(
            "-Xmx128m",
            "-XX:MaxDirectMemorySize=256m",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:CompressedClassSpaceSize=64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:+ExitOnOutOfMemoryError");

    private static final String DJL_SETTINGS = "ai.djl.";
    private static final List<String> LIBRARY_FOLDERS =
            List.of("PYTORCH_LIBRARY_PATH", "LIBSTDCXX_LIBRARY_PATH", "PYTORCH_EXTRA_LIBRARY_PATH");
    private static final Path SETTINGS = Path.of("/etc");

    /** First Java version that warns of native libraries unless an option allows them. */
    private static final int NATIVE_ACCESS_VERSION = 22;

    /** First version of Linux that counts a user's threads in each user namespace. */
    private static final int[] COUNTS_BY_NAMESPACE = {5, 14};

    private static final Pattern KERNEL = Pattern.compile("(\\d+)\\.(\\d+).*");

    /** Threads of Java and the inter-operator threads of PyTorch, and more for each processor. */
    private static final int THREADS = 64;

    private static final int THREADS_PER_PROCESSOR = 4;

    /** CPU time of a process, as a number of deadlines of each of its threads. */
    private static final int DEADLINES = 100;

    /** Size of the library that DJL unpacks to find CUDA. */
    private static final int GPU_FILE_BLOCKS = 2048;

    private final String engine;
    private final Device device;
    private final int threads;
    private final ScriptLimits limits;
    private @Nullable ScriptIsolation isolation;

    /**
     * Creates a runner.
     *
     * @param threads number of CPU threads that compute a network
     */
    public ScriptRunner(String engine, Device device, int threads, ScriptLimits limits) {
        this.engine = engine;
        this.device = device;
        this.threads = threads;
        this.limits = limits;
    }

    /** Returns how processes are isolated and limited, as a sentence for users. */
    public String describe() throws IOException {
        return "TorchScript runs in processes of its own, %s; %s"
                .formatted(isolation().description(), limits);
    }

    /**
     * Starts a process and has it load a file.
     *
     * @throws ventral.scorer.candidate.TorchScriptFailedException if the file is not TorchScript, or its process fails
     * @throws IOException if the file cannot be read, or no process can be started
     */
    public ScriptFeatureExtractor open(TorchScriptNetwork network) throws IOException {
        ScriptIsolation chosen = isolation();
        Path folder = Files.createTempDirectory("ventral-torchscript-");
        ScriptProcess process;
        try {
            process = ScriptProcess.start(
                    SandboxCommand.of(chosen, resourceLimits(chosen), folder, files(), javaCommand(folder)),
                    SandboxCommand.environment(System.getenv()),
                    folder,
                    network.file().toString(),
                    limits.deadline());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(folder);
            throw e;
        }
        try {
            return ScriptFeatureExtractor.load(process, network, limits.memoryBytes());
        } catch (IOException | RuntimeException | Error e) {
            process.close();
            throw e;
        }
    }

    private synchronized ScriptIsolation isolation() throws IOException {
        if (isolation == null) {
            isolation = strongest();
        }
        return isolation;
    }

    private ScriptIsolation strongest() throws IOException {
        Path folder = Files.createTempDirectory("ventral-torchscript-");
        try {
            for (ScriptIsolation candidate : ScriptIsolation.values()) {
                boolean isForDevice = candidate != ScriptIsolation.PRIVATE_FILES || !device.isGpu();
                if (isForDevice && SandboxCommand.isPossible(candidate, resourceLimits(candidate), folder)) {
                    return candidate;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a process for TorchScript was prepared", e);
        } finally {
            Files.deleteIfExists(folder);
        }
        throw new IOException("TorchScript cannot be run, because limits on a process cannot be set: check that /bin/sh"
                + " exists and that 'ulimit -f 0', 'ulimit -v' with the limit of memory in kB and 'ulimit -t' succeed in"
                + " it");
    }

    private SandboxCommand.ResourceLimits resourceLimits(ScriptIsolation chosen) {
        boolean areThreadsCounted = chosen != ScriptIsolation.NONE && countsThreadsByNamespace();
        return new SandboxCommand.ResourceLimits(
                device.isGpu() ? 0 : limits.memoryBytes(),
                DEADLINES * threads * limits.deadline().toSeconds(),
                areThreadsCounted
                        ? THREADS
                                + THREADS_PER_PROCESSOR
                                        * (threads + Runtime.getRuntime().availableProcessors())
                        : 0,
                device.isGpu() ? GPU_FILE_BLOCKS : 0);
    }

    private static boolean countsThreadsByNamespace() {
        Matcher version = KERNEL.matcher(System.getProperty("os.version"));
        if (!version.matches()) {
            return false;
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        return major > COUNTS_BY_NAMESPACE[0] || (major == COUNTS_BY_NAMESPACE[0] && minor >= COUNTS_BY_NAMESPACE[1]);
    }

    private List<String> javaCommand(Path folder) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_OPTIONS);
        if (Runtime.version().feature() >= NATIVE_ACCESS_VERSION) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add("-Djava.io.tmpdir=" + folder);
        settings().forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.addAll(List.of("-cp", String.join(":", JvmClassPath.entries()), ScriptMain.class.getName(), engine));
        command.addAll(
                List.of(device.getDeviceType(), Integer.toString(device.getDeviceId()), Integer.toString(threads)));
        return command;
    }

    /** Returns DJL's properties of this JVM, and the folder of the native libraries that it has unpacked. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(DJL_SETTINGS))
                .forEach(name -> settings.put(name, System.getProperty(name)));
        settings.put("DJL_CACHE_DIR", Utils.getCacheDir().toAbsolutePath().toString());
        settings.put(
                "ENGINE_CACHE_DIR", Utils.getEngineCacheDir().toAbsolutePath().toString());
        return settings;
    }

    /** Returns the paths of Java, the class path and PyTorch's libraries. */
    private static List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        files.add(System.getProperty("java.home"));
        JvmClassPath.entries()
                .forEach(entry -> files.add(entry.endsWith("/*") ? entry.substring(0, entry.length() - 2) : entry));
        files.add(Utils.getEngineCacheDir().toAbsolutePath().toString());
        LIBRARY_FOLDERS.stream()
                .map(System.getenv()::get)
                .filter(path -> path != null && path.startsWith("/"))
                .forEach(files::add);
        try (Stream<Path> settings = Files.list(SETTINGS)) {
            settings.filter(path -> path.getFileName().toString().startsWith("java")) // Debian's JDK links to them
                    .map(Path::toString)
                    .forEach(files::add);
        }
        return files;
    }
}
