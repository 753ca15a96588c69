package ventral.cli.chaos.fault;

import java.time.Duration;

/** A fault of the system or of the machine. */
public sealed interface Fault {

    FaultKind kind();

    /** Returns what happens, such as {@code kill trainer-service}. */
    String description();

    /** Returns what is affected, such as {@code trainer-service}. */
    String target();

    /**
     * A process is killed with SIGKILL.
     *
     * @param number number of the broker, from 1; 0 if there is one broker, or another process is killed
     */
    record Kill(FaultTarget process, int number) implements Fault {

        public Kill(FaultTarget process) {
            this(process, 0);
        }

        @Override
        public FaultKind kind() {
            return FaultKind.KILL;
        }

        @Override
        public String description() {
            return "kill " + numbered(process, number);
        }

        @Override
        public String target() {
            return process.label();
        }
    }

    /**
     * A process and its children are stopped with SIGSTOP, and continued with SIGCONT.
     *
     * @param number number of the broker, from 1; 0 if there is one broker, or another process is stopped
     */
    record Stop(FaultTarget process, int number, Duration duration) implements Fault {

        @Override
        public FaultKind kind() {
            return FaultKind.STOP;
        }

        @Override
        public String description() {
            return "stop %s for %s".formatted(numbered(process, number), seconds(duration));
        }

        @Override
        public String target() {
            return process.label();
        }
    }

    /** The network between a service and a server forwards nothing, and closes no connection. */
    record Cut(FaultTarget service, FaultTarget server, Duration duration) implements Fault {

        @Override
        public FaultKind kind() {
            return FaultKind.CUT;
        }

        @Override
        public String description() {
            return "cut %s from %s for %s".formatted(service.label(), server.label(), seconds(duration));
        }

        @Override
        public String target() {
            return service.label() + " and " + server.label();
        }
    }

    /** A file system has no free space. */
    record Fill(DataDisk disk, Duration duration) implements Fault {

        @Override
        public FaultKind kind() {
            return FaultKind.FILL;
        }

        @Override
        public String description() {
            return "fill the disk of %s for %s".formatted(disk.label(), seconds(duration));
        }

        @Override
        public String target() {
            return disk.label();
        }
    }

    /** A record that cannot be decoded is written to a table. */
    record PlantedRecord(String topic) implements Fault {

        @Override
        public FaultKind kind() {
            return FaultKind.CORRUPT;
        }

        @Override
        public String description() {
            return "write an undecodable record to " + topic;
        }

        @Override
        public String target() {
            return topic;
        }
    }

    /** A bit of a resume point's file is flipped, and the trainer is killed. */
    record DamagedArtifact() implements Fault {

        @Override
        public FaultKind kind() {
            return FaultKind.CORRUPT;
        }

        @Override
        public String description() {
            return "damage a resume point and kill " + FaultTarget.TRAINER.label();
        }

        @Override
        public String target() {
            return "resume points";
        }
    }

    /** A second renderer is started that finds no OpenGL. */
    record RendererWithoutOpenGl() implements Fault {

        @Override
        public FaultKind kind() {
            return FaultKind.OPENGL;
        }

        @Override
        public String description() {
            return "start a renderer without OpenGL";
        }

        @Override
        public String target() {
            return FaultTarget.RENDERER.label();
        }
    }

    /** The host of a broker is cut off from every other host. */
    record Isolate(int broker, Duration duration) implements Fault {

        @Override
        public FaultKind kind() {
            return FaultKind.ISOLATE;
        }

        @Override
        public String description() {
            return "isolate the host of %s for %s".formatted(numbered(FaultTarget.BROKER, broker), seconds(duration));
        }

        @Override
        public String target() {
            return FaultTarget.BROKER.label();
        }
    }

    /** The wall clock of a service is wrong for a while. */
    record Clock(FaultTarget service, Duration step, Duration duration) implements Fault {

        @Override
        public FaultKind kind() {
            return FaultKind.CLOCK;
        }

        @Override
        public String description() {
            return "step the clock of %s by %+d s for %s"
                    .formatted(service.label(), step.toSeconds(), seconds(duration));
        }

        @Override
        public String target() {
            return service.label();
        }
    }

    private static String numbered(FaultTarget process, int number) {
        return number == 0 ? process.label() : process.label() + " " + number;
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
