package ventral.cli.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ventral.cli.credentials.PrivateFiles;
import ventral.cli.output.CommandException;

/**
 * The file of tokens that a gateway accepts, see {@code ventral.security.tokens}. Changes keep comments and the order
 * of lines.
 *
 * @param lines all lines of the file, with comments
 */
record TokenFile(Path path, List<String> lines) {

    TokenFile {
        lines = List.copyOf(lines);
    }

    /** Reads a file that need not exist yet. */
    static TokenFile readOrEmpty(Path path) throws CommandException {
        return Files.exists(path) ? read(path) : new TokenFile(path, List.of());
    }

    static TokenFile read(Path path) throws CommandException {
        if (!Files.isRegularFile(path)) {
            throw new CommandException(
                    "there is no file of tokens '%s': name another with --file, or create it with 'ventral tokens create'"
                            .formatted(path));
        }
        try {
            return new TokenFile(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new CommandException("cannot read the file of tokens '%s': %s".formatted(path, e), e);
        }
    }

    /** Returns the tokens and certificates in the order of the file. */
    List<TokenLine> entries() throws CommandException {
        List<TokenLine> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (isEntry(line)) {
                try {
                    entries.add(TokenLine.parse(line));
                } catch (IllegalArgumentException e) {
                    throw new CommandException(
                            "line %d of '%s': %s; correct it or remove it".formatted(i + 1, path, e.getMessage()), e);
                }
            }
        }
        return entries;
    }

    /** Returns the file with one more token. */
    TokenFile with(TokenLine token) throws CommandException {
        if (entries().stream().anyMatch(entry -> entry.isToken() && entry.name().equals(token.name()))) {
            throw new CommandException(
                    "'%s' has a token named '%s' already: choose another name, or remove that token with 'ventral tokens remove %s --file %s'"
                            .formatted(path, token.name(), token.name(), path));
        }
        List<String> more = new ArrayList<>(lines);
        more.add(token.text());
        return new TokenFile(path, more);
    }

    /**
     * Returns the file without the entries of a name.
     *
     * @throws CommandException if there is none, or no other, because a gateway keeps the former entries if the file has
     *     none
     */
    TokenFile without(String name) throws CommandException {
        List<TokenLine> entries = entries();
        if (entries.stream().noneMatch(entry -> entry.name().equals(name))) {
            throw new CommandException(
                    "'%s' has no token named '%s': 'ventral tokens list --file %s' shows those that it has"
                            .formatted(path, name, path));
        }
        if (entries.stream().allMatch(entry -> entry.name().equals(name))) {
            throw new CommandException(
                    "'%s' is the only name in '%s', and a running gateway would keep its token valid if the file were empty: create a token of another name first"
                            .formatted(name, path));
        }
        return new TokenFile(
                path,
                lines.stream()
                        .filter(line ->
                                !isEntry(line) || !TokenLine.parse(line).name().equals(name))
                        .toList());
    }

    private static boolean isEntry(String line) {
        return !line.isBlank() && !line.strip().startsWith("#");
    }

    /** Replaces the file, and gives it mode 0600. */
    void write() throws CommandException {
        try {
            PrivateFiles.write(path, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new CommandException("cannot write the file of tokens '%s': %s".formatted(path, e), e);
        }
    }
}
