package ventral.cli.chaos.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpRelayTest {

    private static final int LIMIT_MILLIS = 20_000;

    private ServerSocket server;
    private TcpRelay relay;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        server.setSoTimeout(LIMIT_MILLIS);
        relay = TcpRelay.to(server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        server.close();
    }

    @Test
    void bytes_reach_the_other_side_in_both_directions() throws IOException {
        try (Socket client = connect();
                Socket accepted = accept()) {
            client.getOutputStream().write(1);
            assertThat(accepted.getInputStream().read()).isEqualTo(1);
            accepted.getOutputStream().write(2);
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void a_cut_relay_closes_no_connection_and_delivers_what_was_sent_when_it_is_restored() throws IOException {
        try (Socket client = connect();
                Socket accepted = accept()) {
            relay.cut();
            client.getOutputStream().write(1);
            accepted.setSoTimeout(200);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> accepted.getInputStream().read());
            accepted.setSoTimeout(LIMIT_MILLIS);
            relay.restore();
            assertThat(accepted.getInputStream().read()).isEqualTo(1);
        }
    }

    @Test
    void the_end_of_one_side_reaches_the_other() throws IOException {
        Socket client = connect();
        try (Socket accepted = accept()) {
            client.close();
            assertThat(accepted.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_client_of_a_server_that_does_not_listen_is_disconnected() throws IOException {
        server.close();
        try (Socket client = connect()) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port());
        socket.setSoTimeout(LIMIT_MILLIS);
        return socket;
    }

    private Socket accept() throws IOException {
        Socket socket = server.accept();
        socket.setSoTimeout(LIMIT_MILLIS);
        return socket;
    }
}
