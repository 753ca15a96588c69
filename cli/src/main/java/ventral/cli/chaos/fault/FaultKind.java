package ventral.cli.chaos.fault;

import java.util.Locale;

/** Groups faults, as the option {@code --faults} names them. */
public enum FaultKind {
    /** A process is killed. */
    KILL,
    /** A process is stopped for a while. */
    STOP,
    /** The network between two processes forwards nothing for a while. */
    CUT,
    /** A file system is full for a while. */
    FILL,
    /** A record or a file is damaged. */
    CORRUPT,
    /** A further renderer is started without OpenGL. */
    OPENGL,
    /** The host of a broker is cut off for a while, which needs several brokers. */
    ISOLATE,
    /** The wall clock of a service is wrong for a while. */
    CLOCK;

    /** Returns the name in options and reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
