package ventral.gateway.analysis.statistics;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ventral.gateway.analysis.statistics.RobustLawFit.NetworkPoint;

final class RobustLawFitTest {

    private static final double UNIT = 1e4;

    /**
     * Uses the rows and the fit of Gokce and Schrimpf (2025), epflneuroailab/scaling-primate-vvs@e76f924, {@code
     * analysis/curve_fitting/outputs/fitting_results/sample_imagenet_scaling}: supervised networks on ImageNet, ViT and
     * ConvNeXt with 300 or all images per class, each network's mean over five benchmarks against the images it saw
     * over all epochs. Their parameters are log E, log A and the exponent.
     */
    @Test
    void the_published_law_comes_out_of_the_published_scores() throws IOException {
        Path table = data().resolve("imagenet-scaling/benchmark_scores.csv");
        List<NetworkPoint> networks = networks(table);
        assertThat(networks).hasSize(221);
        SaturatingLaw law = RobustLawFit.through(networks).orElseThrow();
        double e = Math.log(1 - law.level());
        double a = Math.log(law.gap() * Math.pow(UNIT / law.firstImageCount(), -law.exponent()));
        System.out.printf("log E %.8f, log A %.8f, exponent %.8f%n", e, a, law.exponent());
        assertThat(e).isCloseTo(-.61606834, within(1e-4));
        assertThat(a).isCloseTo(-.52551738, within(1e-4));
        assertThat(law.exponent()).isCloseTo(.27426944, within(1e-4));
        // Intervals of 1,000 bootstraps.
        assertThat(e).isBetween(-.64929576375, -.584343361);
        assertThat(a).isBetween(-.6100460985, -.3895188255);
        assertThat(law.exponent()).isBetween(.2369534385, .32247665325);
    }

    @Test
    void networks_on_a_law_give_that_law_whatever_one_of_them_does() {
        SaturatingLaw truth = new SaturatingLaw(.45, .2, .4, 1000);
        List<NetworkPoint> networks = new ArrayList<>();
        for (double images = 1000; images < 2e6; images *= 3) {
            networks.add(new NetworkPoint(images, truth.at(images)));
        }
        networks.add(new NetworkPoint(30_000, .05));
        SaturatingLaw law = RobustLawFit.through(networks).orElseThrow();
        assertThat(law.level()).isCloseTo(.45, within(1e-3));
        assertThat(law.gap()).isCloseTo(.2, within(1e-3));
        assertThat(law.exponent()).isCloseTo(.4, within(1e-2));
    }

    @Test
    void four_sizes_are_too_few() {
        assertThat(RobustLawFit.through(List.of(
                        new NetworkPoint(1e3, .2),
                        new NetworkPoint(1e4, .3),
                        new NetworkPoint(1e5, .35),
                        new NetworkPoint(1e6, .37))))
                .isEmpty();
    }

    private static List<NetworkPoint> networks(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        List<String> columns = List.of(lines.get(0).split(","));
        Map<String, Map<String, String>> byModel = new HashMap<>();
        Map<String, Double> means = lines.stream()
                .skip(1)
                .map(line -> row(columns, line))
                .filter(RobustLawFitTest::isFitted)
                .peek(row -> byModel.put(row.get("model_id"), row))
                .collect(groupingBy(
                        row -> row.get("model_id"),
                        TreeMap::new,
                        averagingDouble(row -> Double.parseDouble(row.get("score")))));
        return means.entrySet().stream()
                .map(model -> new NetworkPoint(
                        Double.parseDouble(byModel.get(model.getKey()).get("n_samples_seen")), model.getValue()))
                .toList();
    }

    private static Map<String, String> row(List<String> columns, String line) {
        String[] cells = line.split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), cells[i]);
        }
        return row;
    }

    private static boolean isFitted(Map<String, String> row) {
        boolean isSupervised = List.of("is_pretrained", "is_random", "is_ssl", "is_adv", "is_ablation").stream()
                .allMatch(flag -> row.get(flag).equals("False"));
        boolean isLimited = Set.of("ConvNeXt", "ConvNeXtFlex", "ViT", "ViTFlex").contains(row.get("arch_family"));
        return isSupervised
                && row.get("dataset").equals("imagenet")
                && (!isLimited || Set.of("0", "300").contains(row.get("samples_per_class")));
    }

    private static Path data() {
        Path folder = Path.of(Optional.ofNullable(System.getenv("VENTRAL_DATA")).orElse("../../shared/data"));
        assumeTrue(
                Files.isDirectory(folder.resolve("imagenet-scaling")),
                "there is no folder imagenet-scaling in %s; set VENTRAL_DATA".formatted(folder.toAbsolutePath()));
        return folder;
    }
}
