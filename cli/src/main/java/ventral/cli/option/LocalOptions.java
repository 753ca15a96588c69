package ventral.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ventral.cli.output.CommandException;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;
import ventral.launcher.process.LogLimit;
import ventral.launcher.service.SystemLaunchSpec;

/** Options for the data folder and the ports of a system on this machine. */
public final class LocalOptions {

    /** Name of the data folder in the project's folder. */
    public static final String DATA = ".ventral";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "folder of the system's data, kept between starts (default: .ventral in the project's folder)")
    private @Nullable Path data;

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            defaultValue = "" + Ports.DEFAULT_BASE,
            description = {
                "first of eight ports on 127.0.0.1 (default: ${DEFAULT-VALUE}):",
                "gateway, renderer, trainer, scorer, Kafka, its controller, PostgreSQL, web page"
            })
    private int portBase;

    @Option(
            names = "--panoramas",
            paramLabel = "DIR",
            description = "folder of .hdr panoramas for backgrounds and light (default: textured rooms)")
    private @Nullable Path panoramas;

    @Option(
            names = "--log-size",
            paramLabel = "MIB",
            defaultValue = "16",
            description = "size from which the log of a component is rotated (default: ${DEFAULT-VALUE})")
    private int logSize;

    @Option(
            names = "--log-files",
            paramLabel = "N",
            defaultValue = "3",
            description = "number of files that are kept of each log (default: ${DEFAULT-VALUE})")
    private int logFiles;

    public SystemLaunchSpec plan() throws CommandException {
        if (panoramas != null && !Files.isDirectory(panoramas)) {
            throw new CommandException("--panoramas %s is not a folder".formatted(panoramas));
        }
        if (logSize < 1) {
            throw new CommandException("--log-size %d is invalid: it must be at least 1".formatted(logSize));
        }
        Path folder = data == null ? defaultData() : data;
        return SystemLaunchSpec.onThisJava(home(), folder, ports(), panoramas)
                .with(new LogLimit((long) logSize << 20, logFiles));
    }

    public Ports ports() {
        return new Ports(portBase);
    }

    public String gateway() {
        return ports().address(Endpoint.GATEWAY);
    }

    /** Returns the URL of the web page. */
    public String page() {
        return "http://%s/".formatted(ports().address(Endpoint.WEB));
    }

    /** Returns the folder of the system's data unless {@code --data} names another. */
    public static Path defaultData() {
        return home().resolve(".ventral");
    }

    /** Returns the project's folder, in which the launching script lies. */
    public static Path home() {
        return Path.of(System.getProperty("ventral.home", ".")).toAbsolutePath().normalize();
    }
}
