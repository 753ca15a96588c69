package ventral.cli.chaos.fault;

import java.time.Duration;

/** A fault of the system or of the machine. */
public sealed interface Fault {

    FaultKind kind();

    /** Returns what happens, such as {@code kill trainer-service}. */
    String description();

    /** Returns what is affected, such as {@code trainer-service}. */
    String target();

    /** A process is killed with SIGKILL. */
    record Kill(FaultTarget process) implements Fault {

        @Override
        public FaultKind kind() {
            return FaultKind.KILL;
        }

        @Override
        public String description() {
            return "kill " + process.label();
        }

        @Override
        public String target() {
            return process.label();
        }
    }

    /** A process and its children are stopped with SIGSTOP, and continued with SIGCONT. */
    record Stop(FaultTarget process, Duration duration) implements Fault {

        @Override
        public FaultKind kind() {
            return FaultKind.STOP;
        }

        @Override
        public String description() {
            return "stop %s for %s".formatted(process.label(), seconds(duration));
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

    /** The file system of the artifacts has no free space. */
    record Fill(Duration duration) implements Fault {

        @Override
        public FaultKind kind() {
            return FaultKind.FILL;
        }

        @Override
        public String description() {
            return "fill the disk of the artifacts for " + seconds(duration);
        }

        @Override
        public String target() {
            return "artifacts";
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

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
