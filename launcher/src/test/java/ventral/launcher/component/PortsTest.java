package ventral.launcher.component;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import ventral.launcher.testing.FreePorts;

class PortsTest {

    @Test
    void a_port_in_use_is_named_with_what_it_is_for_and_the_remedy() throws Exception {
        Ports ports = FreePorts.find();
        assertThatCode(ports::checkFree).doesNotThrowAnyException();
        int broker = ports.of(Endpoint.BROKER);
        try (var taken = new ServerSocket(broker, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(ports::checkFree)
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("port %d, meant for Kafka, is in use", broker)
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void a_base_too_high_for_the_ports_above_it_is_refused() {
        assertThatThrownBy(() -> new Ports(65_530)).hasMessageContaining("port base 65530 is outside 1024 to 65528");
    }
}
