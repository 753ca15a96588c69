package ventral.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.launcher.component.DataFolder;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.Ports;
import ventral.launcher.postgres.DatabasePasswords;

class ServiceLaunchSpecTest {

    @TempDir
    Path temp;

    @Test
    void the_gateway_alone_gets_the_password_and_only_in_its_environment() throws Exception {
        SystemLaunchSpec system =
                new SystemLaunchSpec(temp, temp.resolve("data"), new Ports(Ports.DEFAULT_BASE), null, List.of());
        try (DataFolder data = DataFolder.open(system.data(), message -> {})) {
            List<ServiceLaunchSpec> services = ServiceLaunchSpec.all(system, data);
            String password = DatabasePasswords.in(data.database()).gateway();
            for (ServiceLaunchSpec service : services) {
                assertThat(service.environment().containsValue(password))
                        .as(service.endpoint().label())
                        .isEqualTo(service.endpoint() == Endpoint.GATEWAY);
                assertThat(service.options()).noneMatch(option -> option.contains(password));
            }
        }
    }
}
