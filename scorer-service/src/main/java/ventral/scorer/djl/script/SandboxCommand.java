package ventral.scorer.djl.script;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Builds commands that run in namespaces of their own, with limits on resources and almost no environment. Each wrapper
 * is replaced by the program that it runs, so the process started is that of the program.
 */
final class SandboxCommand {

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final List<String> NAMESPACES = List.of("unshare", "--user", "--map-root-user", "--net", "--ipc");
    private static final long PROBE_SECONDS = 20;

    /** Parts of the names of environment variables that libraries for computation read, and that hold no secrets. */
    private static final List<String> PASSED_ON = List.of(
            "ATEN_",
            "CUDA_",
            "CUBLAS_",
            "CUDNN_",
            "DNNL_",
            "GOMP_",
            "KMP_",
            "MALLOC_",
            "MKL_",
            "NVIDIA_",
            "OMP_",
            "ONEDNN_",
            "PYTORCH_",
            "TORCH_");

    private static final Set<String> PASSED_ON_EXACTLY =
            Set.of("LANG", "LC_ALL", "LD_LIBRARY_PATH", "LIBSTDCXX_LIBRARY_PATH", "OPT_OUT_TRACKING");

    /**
     * Sets limits and runs the rest of its arguments. Signals to the scorer's group are ignored, because the end of the
     * scorer ends this process, and is not its failure. The kernel ends this process before any other of a container that
     * is out of memory. Standard output becomes descriptor 3, because scripts may print; what they print goes to
     * standard error. A process that reaches the limit of CPU time gets SIGXCPU, and SIGKILL 10 s later if it goes on: a
     * SIGKILL alone would not tell it from a process that others killed. Arguments: address space in kB, or
     * {@code unlimited}; CPU time in seconds; number of threads, for which shells have different options; size of files
     * in blocks.
     */
    private static final String LIMITS = """
            set -eu
            trap '' HUP INT TERM
            echo 1000 2>/dev/null >/proc/self/oom_score_adj || :
            ulimit -c 0
            ulimit -f "$4"
            ulimit -v "$1"
            ulimit -S -t "$2"
            ulimit -H -t "$(($2 + 10))"
            [ "$3" = unlimited ] || ulimit -u "$3" 2>/dev/null || ulimit -p "$3"
            shift 4
            """;

    private static final String RUN = """
            exec "$@" 3>&1 1>&2
            """;

    /**
     * Builds a file system of the paths up to {@code --}, read-only, and enters it without capabilities. Arguments: an
     * empty folder, then the paths, then those of {@link #LIMITS}, then the command. Mount flags that the paths have
     * may not be removed.
     */
    private static final String PRIVATE_FILES = """
            set -eu
            root=$1
            shift
            mount -t tmpfs -o mode=0755,nosuid,nodev,size=4m tmpfs "$root"
            while [ "$1" != -- ]; do
                path=$1
                shift
                if [ ! -e "$path" ]; then continue; fi
                if [ -L "$path" ] && [ "${path%/*}" = "" ]; then
                    ln -s "$(readlink "$path")" "$root$path"
                    continue
                fi
                if [ -d "$path" ]; then
                    mkdir -p "$root$path"
                else
                    [ -d "$root${path%/*}" ] || mkdir -p "$root${path%/*}"
                    : >"$root$path"
                fi
                if [ -c "$path" ]; then
                    mount --bind "$path" "$root$path"
                else
                    mount -o bind,ro,nosuid,nodev "$path" "$root$path" 2>/dev/null ||
                        mount -o bind,ro,nosuid,nodev,noexec "$path" "$root$path"
                fi
            done
            shift
            mkdir "$root/proc"
            mount --rbind /proc "$root/proc"
            mount -o remount,ro,nosuid,nodev "$root"
            """;

    private static final String ENTER = """
            exec unshare --root="$root" --wd=/ setpriv --bounding-set=-all --inh-caps=-all --no-new-privs \
                "$@" 3>&1 1>&2
            """;

    /** Paths of the system that a JVM and PyTorch's libraries read. */
    private static final List<String> SYSTEM = List.of(
            "/bin",
            "/sbin",
            "/lib",
            "/lib64",
            "/usr",
            "/etc/ld.so.cache",
            "/etc/localtime",
            "/dev/null",
            "/dev/zero",
            "/dev/random",
            "/dev/urandom");

    private SandboxCommand() {}

    /**
     * Resource limits of a process.
     *
     * @param addressSpaceBytes 0 for no limit
     * @param cpuSeconds CPU time of all threads together
     * @param threads number of threads and processes; 0 for no limit
     * @param fileBlocks size of each file that is written, in blocks of 512 or 1024 bytes, depending on the shell
     */
    record ResourceLimits(long addressSpaceBytes, long cpuSeconds, int threads, int fileBlocks) {

        private List<String> arguments() {
            return List.of(
                    addressSpaceBytes == 0 ? "unlimited" : Long.toString(addressSpaceBytes >> 10),
                    Long.toString(cpuSeconds),
                    threads == 0 ? "unlimited" : Integer.toString(threads),
                    Integer.toString(fileBlocks));
        }
    }

    /**
     * Returns a command in a sandbox.
     *
     * @param folder an empty folder, over which the private file system is mounted
     * @param files paths that the command reads, besides those of the system
     */
    static List<String> of(
            ScriptIsolation isolation, ResourceLimits limits, Path folder, List<String> files, List<String> command) {
        List<String> whole = new ArrayList<>();
        switch (isolation) {
            case PRIVATE_FILES -> {
                whole.addAll(NAMESPACES);
                whole.addAll(List.of("--mount", "sh", "-c", PRIVATE_FILES + LIMITS + ENTER, "sh", folder.toString()));
                whole.addAll(outermost(files));
                whole.add("--");
            }
            case NO_NETWORK -> {
                whole.addAll(NAMESPACES);
                whole.addAll(List.of("sh", "-c", LIMITS + RUN, "sh"));
            }
            case NONE -> whole.addAll(List.of("sh", "-c", LIMITS + RUN, "sh"));
        }
        whole.addAll(limits.arguments());
        whole.addAll(command);
        return whole;
    }

    /** Returns the paths, with those of the system, and without those that are below another. */
    private static List<String> outermost(List<String> files) {
        TreeSet<Path> sorted = new TreeSet<>();
        Stream.concat(SYSTEM.stream(), files.stream()).map(Path::of).forEach(sorted::add);
        List<Path> outermost = new ArrayList<>();
        for (Path path : sorted) {
            if (outermost.stream().noneMatch(path::startsWith)) {
                outermost.add(path);
            }
        }
        return outermost.stream().map(Path::toString).toList();
    }

    /** Returns the environment of the sandbox: a path for programs, and the settings of libraries for computation. */
    static Map<String, String> environment(Map<String, String> own) {
        Map<String, String> passed = new TreeMap<>(own);
        passed.keySet()
                .removeIf(name ->
                        !PASSED_ON_EXACTLY.contains(name) && PASSED_ON.stream().noneMatch(name::startsWith));
        passed.put("PATH", PATH);
        return passed;
    }

    /** Returns whether a command runs in a sandbox on this machine. */
    static boolean isPossible(ScriptIsolation isolation, ResourceLimits limits, Path folder)
            throws IOException, InterruptedException {
        ProcessBuilder probe = new ProcessBuilder(of(isolation, limits, folder, List.of(), List.of("true")))
                .redirectInput(Redirect.PIPE)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        probe.environment().clear();
        probe.environment().putAll(environment(System.getenv()));
        Process process;
        try {
            process = probe.start();
        } catch (IOException e) {
            if (isolation == ScriptIsolation.NONE) {
                throw e;
            }
            return false; // no unshare
        }
        try {
            return process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.destroyForcibly();
        }
    }
}
