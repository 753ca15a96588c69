package ventral.gateway.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A guide in Markdown. Its scripts are code blocks with a file name after their language. Its commands follow {@code $}
 * in blocks of language {@code console}, each with its output below.
 */
record Guide(List<Section> sections) {

    private static final String FENCE = "```";
    private static final String PROMPT = "$ ";

    sealed interface Step permits Script, Command {}

    record Script(String name, String text) implements Step {}

    /**
     * A command with its output.
     *
     * @param seen expected output, line by line
     */
    record Command(String text, List<String> seen) implements Step {}

    /** The content below a heading of the second level. */
    record Section(String title, List<Step> steps) {
        @Override
        public String toString() {
            return title;
        }
    }

    static Guide read(Path file) throws IOException {
        List<Section> sections = new ArrayList<>();
        Iterator<String> lines = Files.readAllLines(file).iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("## ")) {
                sections.add(new Section(line.substring(3), new ArrayList<>()));
            } else if (line.startsWith(FENCE)) {
                List<? extends Step> steps =
                        steps(line.substring(FENCE.length()).split(" "), block(lines));
                if (!steps.isEmpty()) {
                    sections.get(sections.size() - 1).steps().addAll(steps);
                }
            }
        }
        return new Guide(sections);
    }

    private static List<String> block(Iterator<String> lines) {
        List<String> block = new ArrayList<>();
        for (String line = lines.next(); !line.equals(FENCE); line = lines.next()) {
            block.add(line);
        }
        return block;
    }

    private static List<? extends Step> steps(String[] info, List<String> block) {
        if (info[0].equals("console")) {
            return commands(block);
        }
        return info.length == 2 ? List.of(new Script(info[1], String.join("\n", block) + "\n")) : List.of();
    }

    private static List<Command> commands(List<String> block) {
        List<Command> commands = new ArrayList<>();
        Iterator<String> lines = block.iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(PROMPT)) {
                StringBuilder text = new StringBuilder(line.substring(PROMPT.length()));
                while (line.endsWith("\\")) {
                    line = lines.next();
                    text.append('\n').append(line);
                }
                commands.add(new Command(text.toString(), new ArrayList<>()));
            } else {
                commands.get(commands.size() - 1).seen().add(line);
            }
        }
        return commands;
    }
}
