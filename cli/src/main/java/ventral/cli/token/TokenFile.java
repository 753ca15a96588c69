package ventral.cli.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ventral.cli.output.CommandException;
import ventral.platform.security.TokenLine;

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

    /** Reads a file and returns another content of it. */
    interface Change {
        TokenFile apply() throws CommandException;
    }

    /** Applies a change while no other command changes the file, and writes the result. */
    static void change(Path path, Change change) throws CommandException {
        try (TokenFileLock lock = TokenFileLock.acquire(path)) {
            change.apply().write();
        }
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

    /**
     * Returns the tokens and certificates in the order of the file.
     *
     * @throws CommandException if the gateway would refuse a line, which the message names
     */
    List<TokenLine> entries() throws CommandException {
        List<TokenLine> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (TokenLine.isEntry(line)) {
                try {
                    TokenLine entry = TokenLine.parse(line);
                    if (!keys.add(entry.key())) {
                        throw new IllegalArgumentException("the same token or certificate is in a line above");
                    }
                    entries.add(entry);
                } catch (IllegalArgumentException e) {
                    throw new CommandException(
                            "line %d of '%s': %s; correct it or remove it".formatted(i + 1, path, e.getMessage()), e);
                }
            }
        }
        return entries;
    }

    /**
     * Returns the file with one more token. A name may have several, so that they can be replaced one after the other.
     *
     * @throws CommandException if a token of the same name has another role
     */
    TokenFile with(TokenLine token) throws CommandException {
        for (TokenLine entry : entries()) {
            if (entry.isToken() && entry.name().equals(token.name()) && entry.role() != token.role()) {
                throw new CommandException(
                        "'%s' gives tokens of '%s' the role %s, not %s: choose --role %s or another name, or first remove the former token with 'ventral tokens remove %s --file %s'"
                                .formatted(
                                        path,
                                        token.name(),
                                        entry.role(),
                                        token.role(),
                                        entry.role(),
                                        token.name(),
                                        path));
            }
        }
        List<String> more = new ArrayList<>(lines);
        more.add(token.text());
        return new TokenFile(path, more);
    }

    /**
     * Returns the file without the entries of a name.
     *
     * @throws CommandException if there is none
     */
    TokenFile without(String name) throws CommandException {
        Set<TokenLine> removed = new HashSet<>(entries());
        removed.removeIf(entry -> !entry.name().equals(name));
        if (removed.isEmpty()) {
            throw new CommandException(
                    "'%s' has no token named '%s': 'ventral tokens list --file %s' shows those that it has"
                            .formatted(path, name, path));
        }
        return without(removed);
    }

    /**
     * Returns the file without one token of a name.
     *
     * @param digest first digits of the token's digest, with or without {@code sha256:}
     * @throws CommandException if it is the digest of none or of several tokens of the name
     */
    TokenFile without(String name, String digest) throws CommandException {
        Set<TokenLine> removed = new HashSet<>(entries());
        removed.removeIf(entry -> !entry.name().equals(name) || !entry.hasDigest(digest));
        if (removed.size() != 1) {
            throw new CommandException(
                    "'%s' has %d tokens of '%s' whose digest begins with '%s', not one: 'ventral tokens list --file %s' shows the digests"
                            .formatted(path, removed.size(), name, digest, path));
        }
        return without(removed);
    }

    private TokenFile without(Set<TokenLine> removed) {
        return new TokenFile(
                path,
                lines.stream()
                        .filter(line -> !TokenLine.isEntry(line) || !removed.contains(TokenLine.parse(line)))
                        .toList());
    }

    /** Replaces the file, and gives it mode 0600. */
    private void write() throws CommandException {
        try {
            TokenFileWriter.write(path, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new CommandException("cannot write the file of tokens '%s': %s".formatted(path, e), e);
        }
    }
}
