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
    /** The file system of the artifacts is full for a while. */
    FILL,
    /** A record or a file is damaged. */
    CORRUPT,
    /** A further renderer is started without OpenGL. */
    OPENGL;

    /** Returns the name in options and reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
