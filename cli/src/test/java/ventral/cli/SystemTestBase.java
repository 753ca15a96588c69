package ventral.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import ventral.cli.grpc.GatewayClient;
import ventral.launcher.LocalSystem;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;
import ventral.launcher.service.SystemLaunchSpec;
import ventral.launcher.testing.FreePorts;

/** Starts the packaged services with a real broker and a real database, as {@code ventral up} does, and stops them. */
abstract class SystemTestBase {

    @TempDir
    Path data;

    final Ports ports = FreePorts.find();
    final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    /** Starts a system on the data folder; returns when every service is ready. */
    final LocalSystem start(LocalSystem.LifecycleListener listener) throws Exception {
        return start(listener, List.of());
    }

    /** Starts a system whose services have more Java options. */
    final LocalSystem start(LocalSystem.LifecycleListener listener, List<String> javaOptions) throws Exception {
        SystemLaunchSpec spec = SystemLaunchSpec.onThisJava(Path.of(".."), data, ports, null);
        List<String> options = new ArrayList<>(spec.javaOptions());
        options.addAll(javaOptions);
        LocalSystem system =
                LocalSystem.prepare(new SystemLaunchSpec(spec.home(), spec.data(), ports, null, options), listener);
        open.add(0, system);
        system.start();
        return system;
    }

    final GatewayClient client() {
        GatewayClient gateway = new GatewayClient(ports.address(Endpoint.GATEWAY));
        open.add(0, gateway);
        return gateway;
    }
}
