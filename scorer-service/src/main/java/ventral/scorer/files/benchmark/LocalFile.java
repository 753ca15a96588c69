package ventral.scorer.files.benchmark;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * File at a path that the user chose. Messages show the path as written, because the state of a benchmark is public and
 * a variable may hold anything.
 *
 * @param path as written in the descriptor, with {@code ${NAME}} for a variable; relative paths start from the folder
 *     of benchmarks
 */
record LocalFile(String field, String path, String sha1) implements CheckedFile {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    @Override
    public String shownName() {
        return path;
    }

    @Override
    public Path locate(BenchmarkPaths places) throws NoSuchFileException {
        Path found = places.folder().resolve(expand(places)).normalize();
        if (!Files.isRegularFile(found)) {
            throw new NoSuchFileException(
                    "%s.file: there is no file %s; relative paths start from the folder of benchmarks"
                            .formatted(field, path));
        }
        return found;
    }

    private String expand(BenchmarkPaths places) throws NoSuchFileException {
        StringBuilder expanded = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            String value = places.variables().get(matcher.group(1));
            if (value == null || value.isBlank()) {
                throw new NoSuchFileException("%s.file: %s refers to the variable %s, which is not set"
                        .formatted(field, path, matcher.group(1)));
            }
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(expanded).toString();
    }
}
