package ventral.cli.chaos.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.launcher.process.ConditionPoller;

class OwnNamespacesTest {

    @TempDir
    Path folder;

    @Test
    void a_full_disk_takes_nothing_until_it_is_freed() throws Exception {
        String missing = OwnNamespaces.MOUNTS.missing();
        assumeTrue(missing.isEmpty(), missing);
        assertThat(OwnNamespaces.MOUNTS.run(FilledDisk.class, List.of(folder.toString())))
                .isZero();
    }

    @Test
    void an_isolated_host_answers_again_when_it_is_connected() throws Exception {
        String missing = OwnNamespaces.MOUNTS_AND_NETWORK.missing();
        assumeTrue(missing.isEmpty(), missing);
        assertThat(OwnNamespaces.MOUNTS_AND_NETWORK.run(IsolatedHost.class, List.of(folder.toString())))
                .isZero();
    }

    @Test
    void the_exit_status_of_the_program_is_returned() throws Exception {
        String missing = OwnNamespaces.MOUNTS.missing();
        assumeTrue(missing.isEmpty(), missing);
        assertThat(OwnNamespaces.MOUNTS.run(ExitStatus.class, List.of("7"))).isEqualTo(7);
    }

    /** Ends with the status that is its argument, if it runs in namespaces. */
    static final class ExitStatus {

        private ExitStatus() {}

        public static void main(String[] args) {
            System.exit(OwnNamespaces.areEntered() ? Integer.parseInt(args[0]) : 1);
        }
    }

    /** Fills and frees a file system, and ends with status 0 if it was full only meanwhile. */
    static final class FilledDisk {

        private FilledDisk() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            boolean right;
            try (MemoryDisk disk = MemoryDisk.mount(folder, 64 << 20)) {
                right = takes(folder.resolve("before"));
                disk.fill();
                right &= !takes(folder.resolve("meanwhile"));
                disk.free();
                right &= takes(folder.resolve("after"));
            }
            System.exit(right && !Files.exists(folder.resolve("after")) ? 0 : 1);
        }

        private static boolean takes(Path file) {
            try {
                Files.write(file, new byte[1 << 20]);
                return true;
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** Isolates one of two hosts, and ends with status 0 if only this one was not reached meanwhile. */
    static final class IsolatedHost {

        private static final int PORT = 7000;
        private static final Duration LIMIT = Duration.ofSeconds(60);

        private IsolatedHost() {}

        public static void main(String[] args) throws Exception {
            boolean right;
            try (BrokerHosts hosts = new BrokerHosts(2, Path.of(args[0]))) {
                List<Process> servers = List.of(serve(hosts, 1), serve(hosts, 2));
                right = answers(hosts, 1) && answers(hosts, 2);
                hosts.isolate(2);
                right &= answers(hosts, 1) && !hosts.listens(2, PORT);
                hosts.connect(2);
                right &= answers(hosts, 2);
                servers.forEach(Process::destroyForcibly);
            }
            try (BrokerHosts again = new BrokerHosts(2, Path.of(args[0]))) {
                right &= !again.listens(1, PORT);
            }
            System.exit(right ? 0 : 1);
        }

        private static boolean answers(BrokerHosts hosts, int host) throws IOException {
            return ConditionPoller.until(LIMIT, () -> hosts.listens(host, PORT));
        }

        private static Process serve(BrokerHosts hosts, int host) throws IOException {
            List<String> command = new ArrayList<>(hosts.wrapper(host));
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(
                    List.of("-cp", System.getProperty("java.class.path"), Server.class.getName(), hosts.address(host)));
            return new ProcessBuilder(command).inheritIO().start();
        }
    }

    /** Listens on an address until it is killed. */
    static final class Server {

        private Server() {}

        public static void main(String[] args) throws IOException {
            try (ServerSocket server = new ServerSocket(IsolatedHost.PORT, 5, InetAddress.getByName(args[0]))) {
                while (true) {
                    server.accept().close();
                }
            }
        }
    }
}
