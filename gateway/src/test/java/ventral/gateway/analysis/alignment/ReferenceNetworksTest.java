package ventral.gateway.analysis.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ReferenceName;
import ventral.gateway.analysis.alignment.NetworkScores.ReferenceDescriptor;
import ventral.gateway.analysis.statistics.SaturatingLaw;
import ventral.gateway.analysis.statistics.ScalingPoint;
import ventral.gateway.ledger.model.ReferenceScore.CurvePoint;

final class ReferenceNetworksTest {

    private static final BenchmarkName IT = new BenchmarkName("it");
    private static final SaturatingLaw LAW = new SaturatingLaw(.56, .27, .45, 1000);

    @Test
    void networks_of_a_family_make_a_curve_and_others_are_lines() {
        ReferenceNetworks references = references(Normalisation.RATIO_SQUARED);
        assertThat(references.lines()).containsExactly(new ReferenceLine(new ReferenceName("alone"), "Alone", .5));
        assertThat(references.curves()).singleElement().satisfies(curve -> {
            assertThat(curve.family()).isEqualTo("imagenet-resnet18");
            assertThat(curve.displayName()).isEqualTo("ImageNet ResNet-18");
            assertThat(curve.points())
                    .extracting(ScalingPoint::imageCount)
                    .containsExactly(1000L, 4000L, 16_000L, 64_000L, 256_000L);
            assertThat(curve.points()).extracting(ScalingPoint::runCount).containsExactly(2, 1, 1, 1, 1);
            assertThat(curve.points().get(0).mean()).isCloseTo(LAW.at(1000) + .01, within(1e-12));
            assertThat(curve.points().get(0).standardDeviation()).isCloseTo(.02 / Math.sqrt(2), within(1e-12));
            assertThat(curve.law().orElseThrow().level()).isCloseTo(.56, within(1e-3));
        });
    }

    @Test
    void published_scores_are_not_shown_under_another_normalisation_and_it_is_said_why() {
        assertThat(references(Normalisation.SQUARED_OVER_CEILING).curves())
                .singleElement()
                .satisfies(curve -> {
                    assertThat(curve.points()).isEmpty();
                    assertThat(curve.law()).isEmpty();
                    assertThat(curve.unavailable()).startsWith("published as (r/c)^2 only");
                });
    }

    @Test
    void a_family_without_scores_on_every_benchmark_makes_no_curve() {
        List<NetworkScores<ReferenceDescriptor>> networks = List.of(network("a", 1000, .3));
        assertThat(new ReferenceNetworks(
                                Normalisation.RATIO_SQUARED,
                                networks,
                                List.of(IT, new BenchmarkName("v4")),
                                ReferenceNetworksTest::value)
                        .curves())
                .isEmpty();
    }

    private static ReferenceNetworks references(Normalisation normalisation) {
        List<NetworkScores<ReferenceDescriptor>> networks = new ArrayList<>();
        networks.add(new NetworkScores<>(
                new ReferenceDescriptor(new ReferenceName("alone"), "Alone", null),
                Set.of(IT),
                Map.of(IT, new AlignmentValue(.5))));
        networks.add(network("again", 1000, LAW.at(1000) + .02));
        for (long images = 1000; images < 300_000; images *= 4) {
            networks.add(network("n" + images, images, LAW.at(images)));
        }
        return new ReferenceNetworks(normalisation, networks, List.of(IT), ReferenceNetworksTest::value);
    }

    private static NetworkScores<ReferenceDescriptor> network(String name, long images, double value) {
        return new NetworkScores<>(
                new ReferenceDescriptor(
                        new ReferenceName(name),
                        "ImageNet ResNet-18",
                        new CurvePoint("imagenet-resnet18", images, value)),
                Set.of(IT),
                Map.of(IT, new AlignmentValue(value)));
    }

    private static @Nullable AlignmentValue value(NetworkScores<ReferenceDescriptor> network) {
        return network.values().get(IT);
    }
}
