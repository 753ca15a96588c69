package ventral.cli.study;

import static ventral.cli.study.InvalidStudyException.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/**
 * Describes a whole experiment. Streams, sweeps, benchmarks and references keep the order of the file.
 *
 * @param name such as {@code small}
 * @param description one or more sentences; may be empty
 * @param streams specs by name
 * @param sweeps specs by name; every sweep trains on a stream of the study
 * @param benchmarks reported benchmarks, including the endpoint's; empty for every benchmark that is ready
 * @param references networks to compare with; empty for every network that has a score
 * @param endpoint null for a study that tests nothing
 */
public record Study(
        String name,
        String description,
        Map<StreamName, StreamSpec> streams,
        Map<SweepName, SweepSpec> sweeps,
        List<BenchmarkName> benchmarks,
        List<String> references,
        @Nullable StudyEndpoint endpoint) {

    /**
     * Checks the parts against each other.
     *
     * @throws InvalidStudyException if the parts contradict each other, or a run breaks a limit of its stream
     */
    public Study {
        streams = Collections.unmodifiableMap(new LinkedHashMap<>(streams));
        sweeps = Collections.unmodifiableMap(new LinkedHashMap<>(sweeps));
        benchmarks = List.copyOf(benchmarks);
        references = List.copyOf(references);
        check(
                ResourceName.ID.matcher(name).matches(),
                "name",
                "'%s' is not a name: write a lower-case letter, then lower-case letters, digits or hyphens",
                name);
        check(!streams.isEmpty(), "streams", "is empty; a study needs at least one stream");
        check(!sweeps.isEmpty(), "sweeps", "is empty; a study needs at least one sweep");
        checkDistinct("benchmarks", benchmarks);
        checkDistinct("references", references);
        Map<RunName, SweepName> owners = new LinkedHashMap<>();
        for (Map.Entry<SweepName, SweepSpec> sweep : sweeps.entrySet()) {
            checkRuns(sweep.getKey(), sweep.getValue(), streams, owners);
        }
        if (endpoint != null) {
            checkEndpoint(endpoint, benchmarks, sweeps);
        }
    }

    /** Returns every run of every sweep, in the order of the file. */
    public Map<RunName, RunSpec> runs() {
        Map<RunName, RunSpec> runs = new LinkedHashMap<>();
        sweeps.forEach((name, spec) -> runs.putAll(spec.runs(name)));
        return runs;
    }

    /** Returns the spec of the stream that a sweep or run of this study trains on. */
    public StreamSpec stream(StreamName stream) {
        StreamSpec spec = streams.get(stream);
        if (spec == null) {
            throw new IllegalArgumentException("%s is not a stream of study '%s'".formatted(stream, name));
        }
        return spec;
    }

    private static void checkRuns(
            SweepName name, SweepSpec spec, Map<StreamName, StreamSpec> streams, Map<RunName, SweepName> owners) {
        String key = "sweeps." + name.id();
        StreamSpec stream = streams.get(spec.stream());
        if (stream == null) {
            throw new InvalidStudyException(
                    key + ".stream",
                    "'%s' is not among the study's streams, which are %s"
                            .formatted(
                                    spec.stream().id(),
                                    streams.keySet().stream()
                                            .map(StreamName::id)
                                            .toList()));
        }
        try {
            spec.runs(name).forEach((run, runSpec) -> {
                runSpec.checkAgainst(stream);
                SweepName other = owners.put(run, name);
                check(other == null, key, "makes a run '%s', as %s does; rename one of the two", run.id(), other);
            });
        } catch (InvalidFieldException e) {
            throw new InvalidStudyException(key, String.valueOf(e.getMessage()));
        }
    }

    private static void checkEndpoint(
            StudyEndpoint endpoint, List<BenchmarkName> benchmarks, Map<SweepName, SweepSpec> sweeps) {
        check(
                benchmarks.isEmpty() || benchmarks.contains(endpoint.benchmark()),
                "endpoint.benchmark",
                "'%s' is not among the study's benchmarks; add it there",
                endpoint.benchmark().id());
        check(
                sweeps.values().stream()
                        .anyMatch(sweep -> sweep.objectives().contains(endpoint.objective())
                                && sweep.imageCounts().contains(endpoint.imageCount())),
                "endpoint.objective",
                "no sweep trains '%s' on %d images; add it to one, or change endpoint.images",
                endpoint.objective(),
                endpoint.imageCount());
        List<Objective> missing = new ArrayList<>(endpoint.controls());
        sweeps.values().forEach(sweep -> missing.removeAll(sweep.objectives()));
        check(
                missing.isEmpty(),
                "endpoint.controls",
                "no sweep has the controls %s; add them to the controls of one",
                missing);
    }

    private static void checkDistinct(String key, List<?> values) {
        check(Set.copyOf(values).size() == values.size(), key, "%s contains a value twice; leave one out", values);
    }
}
