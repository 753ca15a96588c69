package ventral.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.launcher.component.DataFolder;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.Ports;
import ventral.launcher.postgres.DatabasePasswords;

class ServiceLaunchSpecTest {

    @TempDir
    Path temp;

    @Test
    void every_service_that_reads_artifacts_is_told_where_the_trainer_stores_them() throws Exception {
        try (DataFolder data = DataFolder.open(temp.resolve("data"), message -> {})) {
            String artifacts = data.artifacts().toString();
            assertThat(environment(data, Endpoint.TRAINER)).containsEntry("VENTRAL_TRAINER_ARTIFACTS", artifacts);
            assertThat(environment(data, Endpoint.SCORER)).containsEntry("VENTRAL_SCORER_ARTIFACTS", artifacts);
            assertThat(environment(data, Endpoint.GATEWAY)).containsEntry("VENTRAL_GATEWAY_ARTIFACTS", artifacts);
        }
    }

    @Test
    void a_comma_in_a_folders_name_does_not_make_it_two_folders() throws Exception {
        try (DataFolder data = DataFolder.open(temp.resolve("a,b"), message -> {})) {
            assertThat(environment(data, Endpoint.GATEWAY).get("VENTRAL_GATEWAY_ARTIFACTS"))
                    .endsWith("a\\,b/artifacts");
        }
    }

    @Test
    void trainers_take_initial_weights_from_the_data_folder() throws Exception {
        try (DataFolder data = DataFolder.open(temp.resolve("data"), message -> {})) {
            assertThat(data.initialWeights()).isEmptyDirectory();
            assertThat(environment(data, Endpoint.TRAINER))
                    .containsEntry(
                            "VENTRAL_TRAINER_INITIAL_WEIGHTS",
                            data.initialWeights().toString());
        }
    }

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

    @Test
    void torchscript_is_allowed_to_the_scorer_alone_and_only_if_a_user_allows_it() throws Exception {
        SystemLaunchSpec system =
                SystemLaunchSpec.onThisJava(temp, temp.resolve("data"), new Ports(Ports.DEFAULT_BASE), null);
        try (DataFolder data = DataFolder.open(system.data(), message -> {})) {
            assertThat(ServiceLaunchSpec.all(system, data))
                    .noneMatch(service -> service.environment().containsKey(ServiceLaunchSpec.ALLOW_TORCHSCRIPT));
            assertThat(ServiceLaunchSpec.all(
                            system.withScorerEnvironment(Map.of(ServiceLaunchSpec.ALLOW_TORCHSCRIPT, "true")), data))
                    .allMatch(service -> service.environment().containsKey(ServiceLaunchSpec.ALLOW_TORCHSCRIPT)
                            == (service.endpoint() == Endpoint.SCORER));
        }
    }

    private Map<String, String> environment(DataFolder data, Endpoint endpoint) throws LaunchException {
        SystemLaunchSpec system = SystemLaunchSpec.onThisJava(temp, data.root(), new Ports(Ports.DEFAULT_BASE), null);
        return ServiceLaunchSpec.all(system, data).stream()
                .filter(service -> service.endpoint() == endpoint)
                .findFirst()
                .orElseThrow()
                .environment();
    }
}
