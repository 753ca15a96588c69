package ventral.cli.study.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.Status;
import java.io.StringReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Benchmark;
import ventral.api.v1.Sweep;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.grpc.GatewayException;
import ventral.cli.study.Study;
import ventral.cli.study.StudySamples;
import ventral.cli.study.yaml.StudyReader;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.wire.SpecMapper;
import ventral.type.v1.BenchmarkState;

class StudyClientTest {

    private final FakeStudyGateway service = new FakeStudyGateway();
    private final GatewayClient gateway = new GatewayClient(service.address());
    private final Study study = StudySamples.study();
    private final StudyClient system = new StudyClient(gateway, study);

    @AfterEach
    void stop() {
        gateway.close();
        service.close();
    }

    @Test
    void what_is_not_there_is_created_with_the_specs_of_the_file() {
        assertThat(system.missing()).containsExactly("streams/s", "sweeps/big", "sweeps/sizes");
        system.create();
        assertThat(system.missing()).isEmpty();
        assertThat(SpecMapper.fromWire(service.streams.get("streams/s").getSpec()))
                .isEqualTo(study.streams().get(new StreamName("s")));
        assertThat(SpecMapper.fromWire(service.sweeps.get("sweeps/big").getSpec()))
                .isEqualTo(study.sweeps().get(new SweepName("big")));
    }

    @Test
    void a_study_that_was_stopped_between_two_creations_takes_up_what_is_there() {
        service.creationsLeft = 2;
        assertThatThrownBy(system::create).isInstanceOf(GatewayException.class);
        assertThat(system.missing()).containsExactly("sweeps/sizes");
        service.creationsLeft = 1;
        new StudyClient(gateway, study).create();
        assertThat(system.missing()).isEmpty();
        service.creationsLeft = 0;
        assertThatCode(new StudyClient(gateway, study)::create).doesNotThrowAnyException();
    }

    @Test
    void another_spec_under_a_name_of_the_study_is_refused_before_anything_is_created() {
        Study other = StudyReader.read(
                "f.yaml", new StringReader(StudySamples.SOURCE.replace("    seeds: [0-2]\n", "    seeds: [0-3]\n")));
        gateway.streams().create(new StreamName("s"), study.streams().get(new StreamName("s")));
        SweepName sizes = new SweepName("sizes");
        gateway.sweeps().create(sizes, other.sweeps().get(sizes));
        assertThatThrownBy(system::create)
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith(
                        "sweeps/sizes already exists with another spec: rename it in the study's file, or use")
                .hasMessageContaining("[0, 1, 2, 3]");
        assertThat(service.sweeps).containsOnlyKeys("sweeps/sizes");
    }

    @Test
    void estimates_are_read_on_request_and_of_the_sweeps_that_exist() {
        system.create();
        service.sweeps.remove("sweeps/big");
        assertThat(system.snapshot().sweeps()).isEmpty();
        assertThat(system.snapshotWithEstimates().sweeps())
                .extracting(Sweep::getName)
                .containsExactly("sweeps/sizes");
    }

    @Test
    void a_benchmark_that_cannot_be_scored_on_is_refused_with_its_reason() {
        assertThatThrownBy(system::checkBenchmarks)
                .hasMessage("the system does not have benchmarks/b1; './ventral benchmarks list' lists its benchmarks");
        Benchmark.Builder benchmark = Benchmark.newBuilder()
                .setName("benchmarks/b1")
                .setState(BenchmarkState.BENCHMARK_STATE_ABSENT)
                .setError(Status.newBuilder().setMessage("b1.nc is not here"));
        service.benchmarks.put("benchmarks/b1", benchmark.build());
        assertThatThrownBy(system::checkBenchmarks)
                .hasMessageStartingWith("benchmarks/b1 is not ready: b1.nc is not here; fetch its files");
        service.benchmarks.put(
                "benchmarks/b1",
                benchmark.setState(BenchmarkState.BENCHMARK_STATE_READY).build());
        assertThatCode(system::checkBenchmarks).doesNotThrowAnyException();
    }
}
