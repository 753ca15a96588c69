package ventral.fuzz;

import java.io.IOException;
import java.nio.file.Path;

/** Passes the inputs that Jazzer makes to one target, which a system property names. */
public final class JazzerEntryPoint {

    static final String TARGET_PROPERTY = "ventral.fuzz.target";
    static final String RECORD_PROPERTY = "ventral.fuzz.record";

    private static final FuzzTarget TARGET = FuzzTargets.find(System.getProperty(TARGET_PROPERTY, ""));
    private static final InputRecorder RECORDER = openRecorder();

    private JazzerEntryPoint() {}

    private static InputRecorder openRecorder() {
        try {
            return InputRecorder.open(Path.of(System.getProperty(RECORD_PROPERTY, "input.record")));
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Loads the target before the first input; Jazzer calls this method by its name. */
    public static void fuzzerInitialize() {
        RECORDER.record(new byte[0]);
    }

    /** Decodes one input; Jazzer calls this method by its name. */
    public static void fuzzerTestOneInput(byte[] input) {
        RECORDER.record(input);
        InputBounds.check(TARGET, input);
    }
}
