package ventral.launcher.component;

import static org.assertj.core.api.Assertions.assertThat;
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
    void the_health_of_the_gateway_is_at_a_port_of_its_own_and_that_of_a_worker_at_its_only_one() {
        Ports ports = new Ports(8470);
        assertThat(ports.managementAddress(Endpoint.GATEWAY)).isEqualTo("127.0.0.1:8478");
        assertThat(ports.managementAddress(Endpoint.RENDERER)).isEqualTo("127.0.0.1:8471");
        assertThat(ports.managementAddress(Endpoint.TRAINER)).isEqualTo("127.0.0.1:8472");
        assertThat(ports.managementAddress(Endpoint.SCORER)).isEqualTo("127.0.0.1:8473");
        assertThatThrownBy(() -> ports.managementAddress(Endpoint.BROKER)).hasMessage("Kafka is not a service");
    }

    @Test
    void a_base_too_high_for_the_ports_above_it_is_refused() {
        assertThatThrownBy(() -> new Ports(65_530)).hasMessageContaining("port base 65530 is outside 1024 to 65527");
    }
}
