package ventral.cli.option;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Provides the versions of this program and of the Java runtime. */
public final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"ventral " + ventral() + ", Java " + Runtime.version()};
    }

    /** Returns the packaged version; {@code development} when run from classes. */
    public static String ventral() {
        return Objects.requireNonNullElse(VersionProvider.class.getPackage().getImplementationVersion(), "development");
    }
}
