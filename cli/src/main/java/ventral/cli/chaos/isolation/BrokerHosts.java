package ventral.cli.chaos.isolation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ventral.launcher.process.ChildProcess;
import ventral.launcher.process.ConditionPoller;

/**
 * Hosts of brokers: a network namespace for each, connected by a bridge to this process and to each other. This process
 * must run in {@link OwnNamespaces#MOUNTS_AND_NETWORK}.
 */
public final class BrokerHosts implements AutoCloseable {

    private static final String NETWORK = "10.77.0.";
    private static final String BRIDGE = "brokers";
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final int CONNECT_MILLIS = 1000;
    private static final long STOP_SECONDS = 5;

    private final List<ChildProcess> holders = new ArrayList<>();

    /**
     * Creates the hosts.
     *
     * @param count number of hosts
     * @param folder folder for the logs of their processes
     */
    public BrokerHosts(int count, Path folder) throws IOException {
        try {
            ip("link", "add", BRIDGE, "type", "bridge");
            ip("addr", "add", NETWORK + "254/24", "dev", BRIDGE);
            ip("link", "set", BRIDGE, "up");
            for (int host = 1; host <= count; host++) {
                add(host, folder);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Creates a host, which lives as long as a process that does nothing. */
    private void add(int host, Path folder) throws IOException {
        ChildProcess holder = ChildProcess.start(
                List.of("unshare", "--net"),
                List.of("sleep", "infinity"),
                folder,
                Map.of(),
                folder.resolve("host-%d.log".formatted(host)),
                ChildProcess.Signal.TERM);
        holders.add(holder);
        Path own = Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
        Path link = Path.of("/proc", Long.toString(holder.pid()), "ns/net");
        ConditionPoller.until(
                START_LIMIT,
                () -> !holder.isAlive() || !Files.readSymbolicLink(link).equals(own));
        if (!holder.isAlive()) {
            throw new IOException("the host %d cannot be created, see its log in %s".formatted(host, folder));
        }
        String pid = Long.toString(holder.pid());
        ip("link", "add", port(host), "type", "veth", "peer", "name", "eth0", "netns", pid);
        ip("link", "set", port(host), "master", BRIDGE);
        ip("link", "set", port(host), "up");
        ipInside(host, "addr", "add", address(host) + "/24", "dev", "eth0");
        ipInside(host, "link", "set", "eth0", "up");
        ipInside(host, "link", "set", "lo", "up");
    }

    /** Returns the address of a host, which are numbered from 1. */
    public String address(int host) {
        return NETWORK + host;
    }

    /** Returns the commands that start a program on a host. */
    public List<String> wrapper(int host) {
        return List.of(
                "nsenter", "--target", Long.toString(holders.get(host - 1).pid()), "--net", "--");
    }

    /** Cuts a host off from every other. */
    public void isolate(int host) throws IOException {
        ip("link", "set", port(host), "down");
    }

    /** Connects a host again. Does nothing if it is connected. */
    public void connect(int host) throws IOException {
        ip("link", "set", port(host), "up");
    }

    /** Returns whether a program on a host listens on a port. */
    public boolean listens(int host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address(host), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String port(int host) {
        return "host" + host;
    }

    private static void ip(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        ShellCommand.run(command);
    }

    private void ipInside(int host, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(wrapper(host));
        command.add("ip");
        command.addAll(List.of(arguments));
        ShellCommand.run(command);
    }

    /** Removes the hosts, whose programs must have ended. */
    @Override
    public void close() {
        for (int host = 1; host <= holders.size(); host++) {
            delete(port(host));
        }
        delete(BRIDGE);
        holders.forEach(holder -> holder.stop(STOP_SECONDS));
    }

    private static void delete(String device) {
        try {
            ip("link", "delete", device);
        } catch (IOException e) {
            return; // it was not created, or goes with the namespace
        }
    }
}
