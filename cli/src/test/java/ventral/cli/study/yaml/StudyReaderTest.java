package ventral.cli.study.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.cli.study.Study;
import ventral.cli.study.StudySamples;
import ventral.cli.study.StudySize;
import ventral.contract.latent.Objective;
import ventral.contract.name.SweepName;
import ventral.contract.network.Network;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.EqualUpdates;
import ventral.contract.spec.LatentRangeParser;
import ventral.contract.spec.LearningRate;
import ventral.contract.spec.Optimiser;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.SweepSpec;

class StudyReaderTest {

    private static final Path STUDIES = Path.of("..", "studies");

    @ParameterizedTest
    @ValueSource(strings = {"demo", "small", "paper"})
    void every_study_of_the_project_is_within_the_limits(String name) {
        Study study = StudyReader.read(STUDIES.resolve(name + ".yaml"));
        assertThat(study.name()).isEqualTo(name);
        assertThat(StudySize.of(study).runCount())
                .isEqualTo(study.runs().size())
                .isPositive();
        assertThat(StudyReader.shipped(name)).isEqualTo(study);
    }

    @Test
    void the_small_study_asks_both_questions_of_one_stream() {
        Study study = StudyReader.shipped("small");
        StudySize size = StudySize.of(study);
        // 5 seeds x (2 objectives + shuffled) + 4 sizes x 3 seeds, each of 2,048 updates of 64; 20 calibrated of 5,120
        assertThat(size.training()).containsOnlyKeys(new StudySize.TrainingKind(Network.RESNET18, 64));
        assertThat(size.seenImageCount()).isEqualTo((15 + 12) * 131_072L + 20 * 5120);
        assertThat(size.renderedImageCount()).isEqualTo(135_168);
        assertThat(size.runCount()).isEqualTo(15 + 12 + 40);
        SweepSpec sizes = study.sweeps().get(new SweepName("small-sizes"));
        assertThat(sizes).isNotNull();
        assertThat(sizes.equalUpdates()).isEqualTo(new EqualUpdates(2048, 64));
        assertThat(sizes.recipe())
                .as("a recipe that is named once is that of both sweeps")
                .isEqualTo(study.sweeps().get(new SweepName("small-objectives")).recipe());
        assertThat(sizes.recipe().learningRate())
                .isEqualTo(new LearningRate(.001, 6400, new LearningRate.CosineDecay(0)));
        SceneSpec scenes =
                (SceneSpec) study.streams().values().iterator().next().origin();
        assertThat(scenes.backgrounds()).containsExactly(BackgroundKind.ROOM, BackgroundKind.PANORAMA);
    }

    @Test
    void the_paper_has_ten_objectives_at_seven_sizes_and_three_seeds() {
        Study study = StudyReader.shipped("paper");
        long learning = study.runs().values().stream()
                .filter(run -> Objective.XIE_2024.contains(run.objective()))
                .peek(run -> assertThat(run.totalImageCount()).isEqualTo(200_000L * 32))
                .count();
        assertThat(learning).isEqualTo(10 * 7 * 3);
    }

    @Test
    void what_is_not_set_is_as_the_command_line_has_it() {
        Study study = read("name: n\nstreams:\n  s:\n    images: 640\nsweeps:\n  w:\n    objectives: distance\n");
        SweepSpec sweep = study.sweeps().values().iterator().next();
        assertThat(sweep.imageCounts()).containsExactly(640L);
        assertThat(sweep.seeds()).containsExactly(0L);
        assertThat(sweep.controlSeeds()).isEqualTo(SweepSpec.DEFAULT_CONTROL_SEEDS);
        assertThat(sweep.calibrationImageCount()).isEqualTo(640);
        assertThat(study.endpoint()).isNull();
        assertThat(study.benchmarks()).isEmpty();
    }

    @Test
    void every_part_of_a_recipe_can_be_said() {
        SweepSpec sweep = read("""
                        name: n
                        streams: {s: {images: 640}}
                        sweeps:
                          w:
                            objectives: [distance-rotation]
                            seeds: [0-2, 7]
                            priority: -3
                            passes: 2
                            recipe:
                              network: tiny
                              head: objective
                              optimiser: sgd
                              learning_rate: 1e-2
                              momentum: 0.8
                              nesterov: true
                              weight_decay: 1e-4
                              step_every: 640
                              step_factor: 0.5
                              clip_norm: 1
                              loss: smooth-l1
                              loss_weight: {rotation: 0.5}
                              augment: [colour, grey]
                              shuffle_window: 8
                              initial_weights: /weights/a.safetensors
                        """).sweeps().values().iterator().next();
        assertThat(sweep.seeds()).containsExactly(0L, 1L, 2L, 7L);
        assertThat(sweep.priority()).isEqualTo(-3);
        assertThat(sweep.recipe().network()).isEqualTo(Network.TINY);
        assertThat(sweep.recipe().optimiser()).isEqualTo(new Optimiser.Sgd(.8, true, 1e-4));
        assertThat(sweep.recipe().learningRate())
                .isEqualTo(new LearningRate(.01, 0, new LearningRate.StepDecay(640, .5)));
        assertThat(sweep.recipe().shuffleWindow()).isEqualTo(8);
        assertThat(sweep.recipe().augmentations()).hasSize(2);
        assertThat(sweep.recipe().initialWeights()).isEqualTo("/weights/a.safetensors");
    }

    @Test
    void a_stream_can_hold_latents_fixed_narrow_them_and_name_its_collections() {
        Study study = read("""
                        name: n
                        streams:
                          s:
                            images: 640
                            backgrounds: [panorama]
                            panoramas: outdoors
                            fix: {category: chair}
                            range: {distance: 1.5..2, rotation_yaw: -10..10}
                        sweeps: {w: {objectives: [distance], held_out: 64, recipe: {recalibrate: true}}}
                        """);
        SceneSpec scenes =
                (SceneSpec) study.streams().values().iterator().next().origin();
        assertThat(scenes.panoramas()).isEqualTo("outdoors");
        assertThat(scenes.ranges())
                .containsExactlyInAnyOrderElementsOf(LatentRangeParser.parse(
                        List.of("category=chair"), List.of("distance=1.5..2", "rotation_yaw=-10..10")));
        assertThat(study.sweeps().values().iterator().next().recipe().recalibratesCheckpoints())
                .isTrue();
    }

    @Test
    void a_range_of_no_latent_is_refused_with_its_line() {
        assertThatThrownBy(() -> read("name: n\nstreams:\n  s:\n    images: 640\n    range: {colour: 1..2}\n"
                        + "sweeps: {w: {objectives: [distance]}}\n"))
                .hasMessageStartingWith("f.yaml:5: streams.s.range: ")
                .hasMessageContaining("'colour=1..2' does not begin with LATENT=");
    }

    @Test
    void shuffled_alone_is_the_control_of_every_objective() {
        SweepSpec sweep = read("name: n\nstreams: {s: {images: 640}}\n"
                        + "sweeps: {w: {objectives: [distance, rotation], controls: [shuffled]}}\n")
                .sweeps()
                .values()
                .iterator()
                .next();
        assertThat(sweep.objectives().stream().map(Objective::id))
                .containsExactly("distance", "rotation", "shuffled-distance", "shuffled-rotation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "images: 5120      | imges: 5120        | f.yaml:5: streams.s.imges: is not a key; the keys here are images, seed",
                "images: 5120      | images: many       | f.yaml:5: streams.s.images: 'many' is not a whole number; write one such as 2048",
                "images: 5120      | images: 5000       | f.yaml:5: streams.s.images: image_count 5000 is not a multiple of batch_size 64",
                "images: 5120      | images: 0          | f.yaml:5: streams.s.images: 0 is a stream without end",
                "images: 5120      | images: [1, 2]     | f.yaml:5: streams.s.images: is empty, a list or a mapping; write a whole number",
                "images: 5120      | images:            | f.yaml:5: streams.s.images: is empty, a list or a mapping; write a whole number",
                "image_size: 32    | geometry: TDW      | f.yaml:6: streams.s.geometry: 'TDW' is not one of uniform, tdw-2023, tdw-2024",
                "images: 5120      | seed: 0            | f.yaml:5: streams.s.images: is missing; write a whole number",
                "image_size: 32    | image_size: 9999999999 | f.yaml:6: streams.s.image_size: 9999999999 is out of range",
                "image_size: 32    | images: 64         | f.yaml:6: streams.s.images: is set twice; leave one out",
                "seeds: [0-4]      | seeds: [4-0]       | f.yaml:13: sweeps.big.seeds: the range '4-0' is empty or too long",
                "images: [4096]    | images: [8192]     | f.yaml:12: sweeps.big.images: image_count 8192",
                "controls: [untrained, calibrated, shuffled-distance-rotation] | controls: [distance] | f.yaml:11: sweeps.big.controls: 'distance' is not a control",
                "objectives: [distance-rotation, distance] | objectives: [distnce] | f.yaml:10: sweeps.big.objectives: 'distnce' in objective 'distnce' is not a latent group",
                "benchmark: b1     | benchmark: b2      | f.yaml:26: endpoint.benchmark: 'b2' is not among the study's benchmarks",
                "benchmarks: [b1]  | benchmarks: [b1, b1] | f.yaml:24: benchmarks: [benchmarks/b1, benchmarks/b1] contains a value twice",
                "name: sample      | name: My Study     | f.yaml:1: name: 'My Study' is not a name",
                "name: sample      | 'name: [sample'    | f.yaml:2: is not YAML"
            })
    void what_is_wrong_is_named_with_its_line(String right, String wrong, String message) {
        String text = StudySamples.SOURCE.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        assertThat(text).isNotEqualTo(StudySamples.SOURCE);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(StudyFileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void passes_and_updates_exclude_each_other() {
        assertThatThrownBy(() ->
                        read(StudySamples.SOURCE.replace("    updates: 64\n", "    updates: 64\n    passes: 2\n")))
                .hasMessageContaining("passes and updates exclude each other; leave one out");
    }

    @Test
    void a_file_that_is_not_there_or_empty_is_said() {
        assertThatThrownBy(() -> StudyReader.read(Path.of("nowhere.yaml")))
                .hasMessage("there is no file 'nowhere.yaml'; the project's own studies are in studies/");
        assertThatThrownBy(() -> read("")).hasMessage("f.yaml: is empty; docs/studies.md has an example");
        assertThatThrownBy(() -> read("just text")).hasMessageContaining("is not a mapping");
    }

    @Test
    void names_of_objectives_that_no_sweep_trains_are_refused_in_an_endpoint() {
        assertThatThrownBy(() -> read(
                        StudySamples.SOURCE.replace("  objective: distance-rotation\n", "  objective: category\n")))
                .hasMessageContaining("endpoint.objective: no sweep trains 'category' on 0 images");
    }

    private static Study read(String text) {
        return StudyReader.read("f.yaml", new StringReader(text));
    }
}
