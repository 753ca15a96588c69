package ventral.cli.chaos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import ventral.cli.backup.TopicRecord;
import ventral.cli.chaos.fault.DataDisk;
import ventral.cli.chaos.fault.Fault;
import ventral.cli.chaos.fault.FaultTarget;
import ventral.cli.chaos.isolation.BrokerHosts;
import ventral.cli.chaos.isolation.MemoryDisk;
import ventral.cli.chaos.isolation.ServiceClocks;
import ventral.cli.chaos.network.TcpRelay;
import ventral.cli.kafka.ResumePointFiles;
import ventral.cli.kafka.TopicStore;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;
import ventral.contract.topic.Topic;
import ventral.contract.topic.Topics;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.Ports;
import ventral.launcher.process.ChildProcess;

/** Injects faults into a system under test. */
final class FaultInjector {

    /** The tables in which records are planted. */
    static final List<Topic<?>> TABLES = List.of(
            Topics.STREAM_INTENTS,
            Topics.RUN_INTENTS,
            Topics.STREAM_STATUSES,
            Topics.RUN_STATUSES,
            Topics.CHECKPOINTS,
            Topics.RESUME_POINTS,
            Topics.SCORES,
            Topics.SCORING_TASKS,
            Topics.BENCHMARKS);

    /** A field of a wire type that does not exist. */
    private static final byte[] UNDECODABLE = {(byte) 0xff, (byte) 0xff, 7};

    private static final Duration RESTART_LIMIT = Duration.ofMinutes(5);
    private static final Duration EXIT_LIMIT = Duration.ofMinutes(3);

    private final SystemUnderTest system;
    private final Map<String, String> planted = new TreeMap<>();
    private int killCount;

    /** Thrown when this machine does not allow a fault. The message is the reason. */
    static final class NotPossibleException extends Exception {

        private static final long serialVersionUID = 1L;

        NotPossibleException(String reason) {
            super(reason);
        }
    }

    FaultInjector(SystemUnderTest system) {
        this.system = system;
    }

    /**
     * Injects a fault, and returns when it is over.
     *
     * @return what was seen; empty if there is nothing to say
     * @throws NotPossibleException if this machine does not allow the fault
     * @throws CommandException if something did not end that had to
     */
    String inject(Fault fault)
            throws IOException, LaunchException, CommandException, InterruptedException, NotPossibleException {
        if (fault instanceof Fault.Kill kill) {
            kill(kill.process(), kill.number());
        } else if (fault instanceof Fault.Stop stop) {
            ProcessTree.pause(process(stop.process(), stop.number()), stop.duration());
        } else if (fault instanceof Fault.Cut cut) {
            cut(system.relays(cut.service(), cut.server()), cut.duration());
        } else if (fault instanceof Fault.Fill fill) {
            fill(fill.disk(), fill.duration());
        } else if (fault instanceof Fault.PlantedRecord planted) {
            plant(planted.topic());
        } else if (fault instanceof Fault.DamagedArtifact) {
            return damageResumePoint();
        } else if (fault instanceof Fault.Isolate isolation) {
            isolate(isolation.broker(), isolation.duration());
        } else if (fault instanceof Fault.Clock clock) {
            stepClock(clock);
        } else if (fault instanceof Fault.RendererWithoutOpenGl) {
            return startRendererWithoutOpenGl();
        } else {
            throw new IllegalArgumentException(fault.description());
        }
        return "";
    }

    /** Returns the topic of each record that was planted, by the record's key. */
    Map<String, String> planted() {
        return planted;
    }

    /** Returns how many processes were killed. */
    int killCount() {
        return killCount;
    }

    /** Returns the process of a target, for which it waits while the target is restarted. */
    private ProcessHandle process(FaultTarget target, int number) throws LaunchException, InterruptedException {
        long end = System.nanoTime() + RESTART_LIMIT.toNanos();
        while (true) {
            var process = system.process(target, number);
            if (process.isPresent()) {
                return process.get();
            }
            if (System.nanoTime() > end) {
                throw new LaunchException(
                        "%s was not restarted within %d s".formatted(target.label(), RESTART_LIMIT.toSeconds()));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private void kill(FaultTarget target, int number) throws LaunchException, InterruptedException {
        process(target, number).destroyForcibly();
        killCount++;
    }

    private static void cut(List<TcpRelay> relays, Duration duration) throws InterruptedException {
        relays.forEach(TcpRelay::cut);
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } finally {
            relays.forEach(TcpRelay::restore);
        }
    }

    private void fill(DataDisk name, Duration duration) throws IOException, InterruptedException, NotPossibleException {
        MemoryDisk disk = system.disks()
                .find(name)
                .orElseThrow(() -> new NotPossibleException(system.disks().missing()));
        disk.fill();
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } finally {
            disk.free();
        }
    }

    private void isolate(int broker, Duration duration) throws IOException, InterruptedException, NotPossibleException {
        BrokerHosts hosts = system.hosts().orElseThrow(() -> new NotPossibleException("there is one broker"));
        hosts.isolate(broker);
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } finally {
            hosts.connect(broker);
        }
    }

    private void stepClock(Fault.Clock fault) throws IOException, InterruptedException, NotPossibleException {
        ServiceClocks clocks = system.clocks().orElseThrow(() -> new NotPossibleException(ServiceClocks.MISSING));
        clocks.step(fault.service().label(), fault.step());
        try {
            TimeUnit.MILLISECONDS.sleep(fault.duration().toMillis());
        } finally {
            clocks.step(fault.service().label(), Duration.ZERO);
        }
    }

    private void plant(String topic) {
        String key = "planted/" + (planted.size() + 1);
        planted.put(key, topic);
        try (TopicStore.RecordWriter writer = system.topics().openWriter()) {
            writer.write(topic, new TopicRecord(0, key, UNDECODABLE, System.currentTimeMillis()));
        }
    }

    private String damageResumePoint() throws IOException, LaunchException, InterruptedException {
        String seen = "no resume point was stored";
        for (Path file : ResumePointFiles.withoutCheckpoints(system.topics())) {
            try {
                flipBit(file);
                seen = "damaged " + file.getFileName();
                break;
            } catch (NoSuchFileException e) {
                seen = file.getFileName() + " was replaced before it could be damaged";
            }
        }
        kill(FaultTarget.TRAINER, 0);
        return seen;
    }

    private static void flipBit(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long middle = channel.size() / 2;
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, middle);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.write(one, middle);
        }
    }

    private String startRendererWithoutOpenGl() throws IOException, CommandException, InterruptedException {
        Path jar = LocalOptions.home().resolve("render-service/target/quarkus-app/quarkus-run.jar");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-jar", jar.toString()));
        ChildProcess renderer = ChildProcess.start(
                List.of("nice"),
                command,
                system.folder(),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", system.brokerAddresses(),
                        "QUARKUS_MANAGEMENT_PORT",
                                Integer.toString(Ports.anyFree(Endpoint.GATEWAY).base()),
                        "__EGL_VENDOR_LIBRARY_FILENAMES", "/nonexistent/vendor.json"),
                system.folder().resolve("renderer-without-opengl.log"),
                ChildProcess.Signal.TERM);
        try {
            int status = renderer.exit().get(EXIT_LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (status == 0) {
                throw new CommandException("a renderer without OpenGL ended with status 0, as if it had succeeded");
            }
            return "it ended with status " + status;
        } catch (TimeoutException e) {
            throw new CommandException(
                    "a renderer without OpenGL did not end within %d s".formatted(EXIT_LIMIT.toSeconds()), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            renderer.kill();
        }
    }
}
