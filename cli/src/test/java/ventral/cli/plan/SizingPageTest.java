package ventral.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import ventral.cli.Ventral;
import ventral.cli.output.ExitCode;
import ventral.planner.csv.RateFile;
import ventral.planner.rate.RateTable;

/** Compares docs/sizing.md with the output of the commands that it shows. */
class SizingPageTest {

    private static final Path DOCS = Path.of("..", "docs");

    /** Matches a command in a block of its own, and the block after it. */
    private static final Pattern EXAMPLE =
            Pattern.compile("```\\n(\\./ventral plan [^`]*?)\\n```\\s+```\\n(.*?)\\n```", Pattern.DOTALL);

    /**
     * Matches a row of the table of what clusters need: images in millions, and figures that a command on the page
     * computes.
     */
    private static final Pattern NEED = Pattern.compile("^\\| ([0-9.]+) million \\|(.*)\\|$", Pattern.MULTILINE);

    @TestFactory
    Stream<DynamicTest> every_command_prints_what_the_page_says() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(page());
        while (example.find()) {
            String command = example.group(1);
            String told = example.group(2);
            tests.add(DynamicTest.dynamicTest(
                    command, () -> assertThat(printed(command)).isEqualToNormalizingNewlines(told)));
        }
        assertThat(tests).hasSizeGreaterThan(5);
        return tests.stream();
    }

    @Test
    void what_clusters_need_is_what_their_command_says() throws IOException {
        String page = page();
        Matcher row = NEED.matcher(page);
        int rows = 0;
        while (row.find()) {
            rows++;
            long images = Math.round(Double.parseDouble(row.group(1)) * 1_000_000);
            List<String> csv = printed("./ventral plan --images %d --sizes 7 --brokers 3 -o csv".formatted(images))
                    .lines()
                    .toList();
            List<String> header = List.of(csv.get(0).split(","));
            List<String> values = List.of(csv.get(1).split(","));
            double log = Double.parseDouble(values.get(header.indexOf("imageBatchesBytes")));
            double store = Double.parseDouble(values.get(header.indexOf("storeBytes")));
            assertThat(Arrays.stream(row.group(2).split("\\|")).map(String::strip))
                    .containsExactly(
                            gigabytes(log), gigabytes(3 * log), gigabytes(log / 4), disk(log), gigabytes(store));
        }
        assertThat(rows).isEqualTo(3);
    }

    @Test
    void every_rate_that_a_page_is_named_for_is_on_that_page() throws IOException {
        for (RateTable.RateEntry entry : RateFile.read().entries()) {
            if (!entry.source().startsWith("assumed")) {
                Path page = Path.of("..").resolve(entry.source().replaceFirst(": .*", ""));
                assertThat(Files.readString(page))
                        .as("%s of %d pixels", entry.rate().id(), entry.imageSize())
                        .containsAnyOf(words(entry.value()));
            }
        }
    }

    private static String[] words(double value) {
        return new String[] {String.format(Locale.ROOT, "%,.0f", value), Double.toString(value)};
    }

    private static String gigabytes(double bytes) {
        return String.format(Locale.ROOT, "%,.0f GB", bytes / 1e9);
    }

    /**
     * Returns the disk space of a broker, one of three with a copy of everything: a quarter more, in steps of 10 GB.
     */
    private static String disk(double bytes) {
        return String.format(Locale.ROOT, "%,.0f GB", Math.ceil(bytes * 1.25 / 1e10) * 10);
    }

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("sizing.md"));
    }

    private static String printed(String command) {
        StringWriter out = new StringWriter();
        String[] words = command.replace("\\\n", " ").strip().split("\\s+");
        int code = Ventral.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute(Arrays.copyOfRange(words, 1, words.length));
        assertThat(code).isEqualTo(ExitCode.OK);
        return out.toString()
                .lines()
                .map(String::stripTrailing)
                .reduce("", (all, line) -> all + "\n" + line)
                .strip();
    }
}
