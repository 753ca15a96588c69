package ventral.cli.chaos.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Forwards connections from a port of its own on 127.0.0.1 to another address. A relay that is cut forwards nothing and closes no
 * connection, as a network does that loses every packet; what was sent meanwhile arrives when it is restored.
 */
public final class TcpRelay implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 << 10;

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private boolean cut;
    private boolean closed;

    private TcpRelay(ServerSocket server, InetSocketAddress target) {
        this.server = server;
        this.target = target;
    }

    /** Starts a relay to a port of 127.0.0.1, on which nothing need listen yet. */
    public static TcpRelay to(int target) throws IOException {
        return to(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
    }

    /** Starts a relay to an address, at which nothing need listen yet. */
    public static TcpRelay to(InetSocketAddress target) throws IOException {
        ServerSocket server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        TcpRelay relay = new TcpRelay(server, target);
        run("relay to " + target, relay::accept);
        return relay;
    }

    /** Returns the port on which the relay listens. */
    public int port() {
        return server.getLocalPort();
    }

    /** Stops forwarding. */
    public synchronized void cut() {
        cut = true;
    }

    /** Forwards again, first what was sent meanwhile. */
    public synchronized void restore() {
        cut = false;
        notifyAll();
    }

    private synchronized boolean awaitConnected() {
        while (cut && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                return false;
            }
        }
        return !closed;
    }

    private void accept() {
        while (awaitConnected()) {
            acceptNext();
        }
    }

    private void acceptNext() {
        try {
            Socket client = register(server.accept());
            run("relay from " + client.getPort(), () -> connect(client));
        } catch (IOException e) {
            return; // the client has gone, or the relay is closed
        }
    }

    private void connect(Socket client) {
        if (!awaitConnected()) {
            return;
        }
        try {
            Socket upstream = register(new Socket(target.getAddress(), target.getPort()));
            run("relay from " + target, () -> forward(upstream, client));
            forward(client, upstream);
        } catch (IOException e) {
            end(client); // nothing listens
        }
    }

    private void forward(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!awaitConnected()) {
                    break;
                }
                out.write(buffer, 0, count);
            }
            awaitConnected();
        } catch (IOException e) {
            awaitConnected(); // the other side learns of the end when the network is restored
        } finally {
            end(from);
            end(to);
        }
    }

    private Socket register(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        synchronized (this) {
            if (closed) {
                end(socket);
            }
        }
        return socket;
    }

    private void end(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            return; // it is closed as far as it can be
        }
    }

    private static void run(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            server.close();
        } catch (IOException e) {
            return; // it listens no longer
        } finally {
            sockets.forEach(this::end);
        }
    }
}
