package ventral.cli.chaos.isolation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs this program again in a user namespace and a mount namespace of its own, in which it may mount file systems, and
 * in a network namespace if it is to connect hosts. They need no rights, and end with the last process in them.
 */
public enum OwnNamespaces {
    /** The program may mount file systems. */
    MOUNTS("mount -t tmpfs -o size=4096 none /tmp"),
    /** The program may also connect hosts. It reaches no network outside. */
    MOUNTS_AND_NETWORK("mount -t tmpfs -o size=4096 none /tmp && ip link add probe type bridge"
            + " && ip link add probe1 type veth peer name probe2 && unshare --net true");

    private static final String INSIDE = "ventral.chaos.namespaces";
    private static final String OWN_PROPERTIES = "ventral.";
    private static final long STOP_SECONDS = 120;

    private final String probe;

    OwnNamespaces(String probe) {
        this.probe = probe;
    }

    /** Returns whether this program was run again by {@link #run}. */
    public static boolean areEntered() {
        return Boolean.getBoolean(INSIDE);
    }

    /** Returns what this machine lacks; empty if it allows these namespaces. */
    public String missing() {
        List<String> command = new ArrayList<>(wrapper());
        command.addAll(List.of("sh", "-c", probe));
        try {
            ShellCommand.run(command);
            return "";
        } catch (IOException e) {
            return "this machine allows no %s: %s".formatted(needed(), e.getMessage());
        }
    }

    private String needed() {
        return switch (this) {
            case MOUNTS -> "mounts in a user namespace, which need 'unshare' and user.max_user_namespaces above 0";
            case MOUNTS_AND_NETWORK ->
                "networks in a user namespace, which need 'unshare', 'ip', user.max_user_namespaces and"
                        + " user.max_net_namespaces above 0, and the kernel modules bridge and veth";
        };
    }

    private List<String> wrapper() {
        List<String> command = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount"));
        if (this == MOUNTS_AND_NETWORK) {
            command.add("--net");
        }
        return command;
    }

    /**
     * Runs this program again, on the same terminal. A signal that ends this process also ends the other one, for which
     * this process waits.
     *
     * @param mainClass the program's main class
     * @return the exit status
     */
    public int run(Class<?> mainClass, List<String> arguments) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command(mainClass, arguments)).inheritIO().start();
        Thread stop = new Thread(() -> stop(process), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        int status = process.waitFor();
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            return status; // this process is ending
        }
        return status;
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command(Class<?> mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(wrapper());
        if (this == MOUNTS_AND_NETWORK) {
            command.addAll(List.of("sh", "-c", "ip link set lo up && exec \"$@\"", "sh"));
        }
        command.addAll(List.of("setpriv", "--pdeathsig", "TERM"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        // those that were set since the start are no arguments
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(OWN_PROPERTIES))
                .forEach(name -> command.add("-D%s=%s".formatted(name, System.getProperty(name))));
        // inside, this user is root, whose home folder is another
        command.add("-Duser.home=" + System.getProperty("user.home"));
        command.add("-D%s=true".formatted(INSIDE));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass.getName()));
        command.addAll(arguments);
        return command;
    }
}
