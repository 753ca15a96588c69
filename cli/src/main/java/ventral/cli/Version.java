package ventral.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Versions of this program and of the Java under it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"ventral " + ventral() + ", Java " + Runtime.version()};
    }

    /** As it was packaged; {@code development} when run from classes. */
    static String ventral() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}
