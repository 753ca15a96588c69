package ventral.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ventral.benchmarks.load.ProcessReader.ProcessUse;

/** Finds the processes of a system on this machine by the files that its launcher writes. Used by one thread. */
public final class LocalProcesses {

    static final String RENDERER = "render-service";
    static final String TRAINER = "trainer-service";
    public static final String SCORER = "scorer-service";
    static final String GATEWAY = "gateway";
    static final String BROKER = "Kafka";
    static final String DATABASE = "PostgreSQL";

    static final List<String> ALL = List.of(RENDERER, TRAINER, SCORER, GATEWAY, BROKER, DATABASE);

    private final Path pidFiles;
    private final long launcherPid;
    private final Map<String, Long> former = new HashMap<>();
    private long restartCount;

    /**
     * Creates a reader.
     *
     * @param data the system's data folder
     * @param launcherPid process that started the others, and in which the broker runs
     */
    public LocalProcesses(Path data, long launcherPid) {
        this.pidFiles = data.resolve("pids");
        this.launcherPid = launcherPid;
    }

    /** Reads what a process uses; returns null while it does not run. */
    @Nullable ProcessUse read(String name) {
        long pid = name.equals(BROKER) ? launcherPid : pid(name);
        if (pid == 0) {
            return null;
        }
        Long before = former.put(name, pid);
        restartCount += before == null || before == pid ? 0 : 1;
        // each connection to the database is a process of its own
        return name.equals(DATABASE) ? ProcessReader.readTree(pid) : ProcessReader.read(pid);
    }

    /** Returns how often a process was found under another id than before. */
    long restartCount() {
        return restartCount;
    }

    /** Returns the id of a child of the launcher; 0 while there is none. Any thread may call it. */
    public long pid(String name) {
        try {
            String text = Files.readString(pidFiles.resolve(name)).strip();
            long pid = Long.parseLong(text.split(" ")[0]);
            return isChild(pid) ? pid : 0;
        } catch (IOException | NumberFormatException e) {
            return 0; // it is being restarted
        }
    }

    /** Returns whether the process was started by the launcher, because ids of ended processes are used again. */
    private boolean isChild(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .filter(parent -> parent.pid() == launcherPid)
                .isPresent();
    }
}
