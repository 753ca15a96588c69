package ventral.scorer.files.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.contract.name.ReferenceName;
import ventral.scorer.score.PublishedCurve;
import ventral.scorer.score.PublishedScore;
import ventral.scorer.testing.SharedFiles;

class ScalingVvsTableTest {

    private static final String HEADER = "model_id,arch,dataset,benchmark_name,n_samples,score,is_pretrained,is_random,"
            + "is_ssl,is_ablation,is_open_clip,is_adv\n";
    private static final String IT = "dicarlo.MajajHong2015public.IT-pls";

    @TempDir
    Path folder;

    @Test
    void supervised_networks_of_one_architecture_and_data_set_are_taken_on_benchmarks_that_are_known()
            throws IOException {
        Path table = write(
                row("resnet18_imagenet_10_seed-1", "resnet18", "imagenet", IT, "10000", ".375", "False"),
                row("resnet18_imagenet_full", "resnet18", "imagenet", "Rajalingham2018public-i2n", "9", ".1", "False"),
                row("resnet18_simclr", "resnet18", "imagenet", IT, "10000", ".4", "True"),
                row("resnet50_imagenet", "resnet50", "imagenet", IT, "10000", ".4", "False"),
                row("resnet18_ecoset", "resnet18", "ecoset", IT, "10000", ".4", "False"));
        assertThat(select(table)).singleElement().satisfies(score -> {
            assertThat(score.name())
                    .hasToString("references/resnet18-imagenet-10-seed-1/scores/majajhong2015public-it-pls");
            assertThat(score.trainingImageCount()).isEqualTo(10_000);
            assertThat(score.ratioSquared()).isEqualTo(.375);
            assertThat(score.benchmarkVersion()).isEqualTo(4);
        });
    }

    @Test
    void a_table_without_such_networks_is_refused_with_those_that_there_are() throws IOException {
        Path table = write(row("r", "resnet50", "imagenet", IT, "10000", ".4", "False"));
        assertThatIOException()
                .isThrownBy(() -> select(table))
                .withMessageContaining("no supervised networks with arch resnet18 and dataset imagenet")
                .withMessageContaining("[resnet50]");
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThatIOException().isThrownBy(() -> select(other)).withMessageContaining("no column arch, only [a, b]");
    }

    @Test
    void an_installed_curve_is_read_as_it_was_selected_and_can_be_removed() throws IOException {
        List<PublishedScore> scores = select(write(row("r", "resnet18", "imagenet", IT, "10000", ".375", "False")));
        ReferenceName family = new ReferenceName("imagenet-resnet18");
        ReferenceFolder.addCurve(folder.resolve("references"), family, part -> PublishedCurveCsv.write(part, scores));
        Path references = folder.resolve("references");
        assertThat(ReferenceFolder.read(references)).isEmpty();
        assertThat(ReferenceFolder.readCurves(references))
                .singleElement()
                .extracting(PublishedCurve::scores)
                .isEqualTo(scores);
        ReferenceFolder.remove(references, family);
        assertThat(references).isEmptyDirectory();
    }

    /** Compares means over seeds with those that an independent script computed from the published table. */
    @Test
    void resnet_18_by_imagenet_images_is_in_the_published_table() throws IOException {
        List<PublishedScore> scores = select(SharedFiles.data().resolve("imagenet-scaling/benchmark_scores.csv"));
        assertThat(scores).hasSize(4 * 15);
        assertThat(mean(scores, 1000, "majajhong2015public-it-pls")).isCloseTo(.293, within(5e-4));
        assertThat(mean(scores, 1_281_167, "majajhong2015public-v4-pls")).isCloseTo(.593, within(5e-4));
        assertThat(mean(scores, 100_000, "freemanziemba2013public-v2-pls")).isCloseTo(.321, within(5e-4));
    }

    private static double mean(List<PublishedScore> scores, long images, String benchmark) {
        return scores.stream()
                .filter(score -> score.trainingImageCount() == images
                        && score.benchmark().id().equals(benchmark))
                .mapToDouble(PublishedScore::ratioSquared)
                .average()
                .orElseThrow();
    }

    private static List<PublishedScore> select(Path table) throws IOException {
        return ScalingVvsTable.select(table, "imagenet-resnet18", "ImageNet ResNet-18", "resnet18", "imagenet");
    }

    private Path write(String... rows) throws IOException {
        return Files.writeString(folder.resolve("benchmark_scores.csv"), HEADER + String.join("", rows));
    }

    private static String row(
            String model,
            String architecture,
            String dataset,
            String benchmark,
            String images,
            String score,
            String ssl) {
        return "%s,%s,%s,%s,%s,%s,False,False,%s,False,False,False%n"
                .formatted(model, architecture, dataset, benchmark, images, score, ssl);
    }
}
