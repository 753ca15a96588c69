package ventral.cli.study.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ventral.cli.study.Study;
import ventral.cli.study.result.RunResult;
import ventral.cli.study.result.StreamResult;
import ventral.cli.study.result.StudyResults;

/** Writes the RO-Crate 1.1 metadata of a report's folder. No other file of the report contains times. */
final class RoCrateMetadata {

    static final String FILE = "ro-crate-metadata.json";

    private static final String PAPER = "https://openreview.net/forum?id=emMMa4q0qw";
    private static final String SOFTWARE = "#ventral";

    private static final Map<String, String> FORMATS = Map.of(
            "csv", "text/csv",
            "json", "application/json",
            "md", "text/markdown",
            "png", "image/png",
            "svg", "image/svg+xml",
            "yaml", "application/yaml");

    private RoCrateMetadata() {}

    /**
     * Writes the metadata.
     *
     * @param files of the folder, without the metadata itself
     */
    static String of(StudyResults results, SoftwareVersions versions, Collection<String> files) {
        Study study = results.study();
        String time = Stream.concat(
                        results.runs().stream().map(RunResult::createTime),
                        results.streams().stream().map(StreamResult::createTime))
                .max(String::compareTo)
                .orElse("1970-01-01T00:00:00Z");
        List<Object> graph = new ArrayList<>();
        graph.add(entity(
                FILE,
                "CreativeWork",
                "conformsTo",
                reference("https://w3id.org/ro/crate/1.1"),
                "about",
                reference("./")));
        graph.add(entity(
                "./",
                "Dataset",
                "name",
                "Study " + study.name(),
                "description",
                study.description().isEmpty() ? "Results of the study %s".formatted(study.name()) : study.description(),
                "datePublished",
                time,
                "citation",
                reference(PAPER),
                "hasPart",
                files.stream().map(RoCrateMetadata::reference).toList(),
                "mentions",
                reference("#study")));
        for (String file : files) {
            graph.add(entity(
                    file,
                    "File",
                    "name",
                    description(file),
                    "encodingFormat",
                    FORMATS.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "text/plain")));
        }
        graph.add(entity(PAPER, "ScholarlyArticle", "name", "Xie, Alter, Schwartz and DiCarlo (2024)"));
        graph.add(entity(
                SOFTWARE,
                "SoftwareApplication",
                "name",
                "Ventral",
                "softwareVersion",
                versions.ventral(),
                "softwareRequirements",
                "Java " + versions.java()));
        graph.add(entity(
                "#study",
                "CreateAction",
                "name",
                "Study " + study.name(),
                "endTime",
                time,
                "instrument",
                reference(SOFTWARE),
                "object",
                List.of(reference("study.yaml")),
                "result",
                files.stream()
                        .filter(file -> !file.equals("study.yaml"))
                        .map(RoCrateMetadata::reference)
                        .toList()));
        Map<String, Object> crate = new LinkedHashMap<>();
        crate.put("@context", "https://w3id.org/ro/crate/1.1/context");
        crate.put("@graph", graph);
        return JsonWriter.of(crate);
    }

    private static Map<String, Object> entity(String id, String type, Object... properties) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("@id", id);
        entity.put("@type", type);
        for (int i = 0; i < properties.length; i += 2) {
            entity.put(properties[i].toString(), properties[i + 1]);
        }
        return entity;
    }

    private static Map<String, Object> reference(String id) {
        return Map.of("@id", id);
    }

    private static String description(String file) {
        return StudyReport.DESCRIPTIONS.entrySet().stream()
                .filter(entry -> file.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(file);
    }
}
