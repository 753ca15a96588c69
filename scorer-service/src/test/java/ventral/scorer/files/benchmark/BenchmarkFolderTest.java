package ventral.scorer.files.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusImage;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.Benchmark;
import ventral.scorer.benchmark.InstalledBenchmark;
import ventral.scorer.benchmark.ResponseOrigin;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.files.stimulus.ZipStimulusImages;

/** Tests what a readable benchmark consists of. */
class BenchmarkFolderTest extends BenchmarkFolderTestBase {

    @Test
    void a_benchmark_is_read_with_its_stimuli() throws IOException {
        Benchmark benchmark = ((InstalledBenchmark.Ready) read(descriptor)).benchmark();
        assertThat(benchmark.description().origin()).isEqualTo(ResponseOrigin.SIMULATED);
        assertThat(benchmark.description().region()).isEqualTo(Region.IT);
        assertThat(benchmark.stimulusCount()).isEqualTo(60);
        assertThat(benchmark.neuroidCount()).isEqualTo(5);
        StimulusSet stimuli = benchmark.stimuli();
        assertThat(stimuli.stimuli().get(7).label("kind")).isEqualTo("a, quoted kind");
        StimulusImage picture = stimuli.pictures().load(stimuli.stimuli().get(7));
        assertThat(picture.rgb()).containsExactly(0, 0, 0, 1, 2, 3);
    }

    @Test
    void reliable_neuroids_alone_are_counted_if_the_descriptor_asks_for_them() throws IOException {
        Benchmark all = ((InstalledBenchmark.Ready) read(descriptor)).benchmark();
        Benchmark reliable = ((InstalledBenchmark.Ready)
                        read(descriptor.replace("[70, 170]", "[70, 170]\n  minimum_reliability: .4")))
                .benchmark();
        assertThat(reliable.neuroidCount()).isEqualTo(5);
        assertThat(reliable.excludedNeuroidCount()).isZero();
        assertThat(reliable.ceiling()).isEqualTo(all.ceiling());
    }

    @Test
    void benchmarks_of_the_same_files_share_a_stimulus_set() throws IOException {
        Files.writeString(folder.resolve("small-it-pls.yaml"), descriptor);
        Files.writeString(folder.resolve("small-v4-pls.yaml"), descriptor.replace("small-it-pls", "small-v4-pls"));
        List<StimulusSet> sets = folder(Map.of("DATA", data.toString())).read().stream()
                .map(found -> ((InstalledBenchmark.Ready) found).benchmark().stimuli())
                .toList();
        assertThat(sets).hasSize(2);
        assertThat(sets.get(0)).isSameAs(sets.get(1));
    }

    @Test
    void sets_of_equal_pictures_in_equal_order_look_alike_whatever_their_files_are_called() throws Exception {
        StimulusSet here =
                ((InstalledBenchmark.Ready) read(descriptor)).benchmark().stimuli();
        String otherTable = Files.readString(data.resolve("table.csv")).replace("a, quoted kind", "another kind");
        Files.writeString(data.resolve("other.csv"), otherTable);
        String other = descriptor
                .replace("small-it-pls", "other-it-pls")
                .replace(
                        "${DATA}/table.csv\", sha1: " + sha1("table.csv"),
                        "${DATA}/other.csv\", sha1: " + sha1("other.csv"));
        assertThat(other).contains("other.csv");
        Files.writeString(folder.resolve("other-it-pls.yaml"), other);
        StimulusSet there = ((InstalledBenchmark.Ready)
                        folder(Map.of("DATA", data.toString())).read().get(0))
                .benchmark()
                .stimuli();
        assertThat(there.stimuli()).isNotEqualTo(here.stimuli());
        assertThat(there.contentDigest()).hasSize(64);
        assertThat(there.hasSameImagesAs(here)).isTrue();
        StimulusSet wider = new StimulusSet("wider", here.contentDigest(), 4, here.stimuli(), here.pictures());
        assertThat(wider.hasSameImagesAs(here)).isFalse();
        List<Stimulus> reversed = new ArrayList<>(here.stimuli());
        Collections.reverse(reversed);
        // all images of the small set but one are equal
        assertThat(((ZipStimulusImages) here.pictures()).contentDigest(reversed))
                .isNotEqualTo(here.contentDigest());
    }

    @Test
    void a_stated_ceiling_is_taken_with_its_source() throws IOException {
        String stated = descriptor.replace(
                "ceiling: split-half", "ceiling: stated\nstated_ceiling: {value: 0.8158, source: a median elsewhere}");
        Ceiling ceiling = ((InstalledBenchmark.Ready) read(stated)).benchmark().ceiling();
        assertThat(ceiling.value()).isEqualTo(.8158);
        assertThat(ceiling.isStated()).isTrue();
        assertThat(ceiling.source()).isEqualTo("a median elsewhere");
        Ceiling measured =
                ((InstalledBenchmark.Ready) read(descriptor)).benchmark().ceiling();
        assertThat(measured.isStated()).isFalse();
    }
}
