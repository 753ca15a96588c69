package ventral.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ventral.cli.output.CommandException;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;
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
            description = {
                "first of nine ports on 127.0.0.1 (default: " + Ports.DEFAULT_BASE + "):",
                "gateway, renderer, trainer, scorer, Kafka, its controller, PostgreSQL, web page,",
                "health and metrics of the gateway (by default 8478)"
            })
    private @Nullable Integer portBase;

    @Option(
            names = "--panoramas",
            paramLabel = "DIR",
            description = "folder of .hdr panoramas for backgrounds and light (default: textured rooms)")
    private @Nullable Path panoramas;

    public SystemLaunchSpec plan() throws CommandException {
        if (panoramas != null && !Files.isDirectory(panoramas)) {
            throw new CommandException("--panoramas %s is not a folder".formatted(panoramas));
        }
        Path folder = data == null ? defaultData() : data;
        return SystemLaunchSpec.onThisJava(home(), folder, ports(), panoramas);
    }

    public Ports ports() {
        return new Ports(portBase == null ? Ports.DEFAULT_BASE : portBase);
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
