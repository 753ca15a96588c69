package ventral.cli.token;

import static ventral.cli.terminal.TextTable.words;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ventral.cli.option.EnumConverter;
import ventral.cli.output.CommandException;
import ventral.cli.output.ExitCode;
import ventral.cli.terminal.TextTable;
import ventral.platform.security.Role;
import ventral.platform.security.TokenLine;

@Command(
        name = "tokens",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Creates, lists and removes the tokens that a gateway accepts.",
            "",
            "Edits the file that the gateway reads as ventral.security.tokens; run it on the gateway's machine.",
            "The file holds SHA-256 digests and no tokens. The gateway notices a change by itself."
        },
        footer = {"", "Example:", "  ./ventral tokens create alice --role operator --file tokens"})
public final class TokensCommand {

    private static final int TOKEN_BYTES = 32;

    static final class RoleConverter extends EnumConverter<Role> {
        RoleConverter() {
            super(Role.class);
        }
    }

    /** Option for the file, which all three commands have. */
    static final class FileOption {

        @Option(names = "--file", paramLabel = "TOKENS", required = true, description = "the gateway's file of tokens")
        private Path path = Path.of("");
    }

    @Spec
    private @Nullable CommandSpec command;

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = {
                "Creates a token of 256 random bits, prints it, and adds its digest to the file.",
                "The token is printed this once and stored nowhere. A new file gets mode 0600.",
                "A name may have several tokens of one role: create the next one, and remove the former when it is unused."
            },
            footer = {"", "Example:", "  ./ventral tokens create alice --role operator --file tokens"})
    int create(
            @Parameters(paramLabel = "NAME", description = "who or what uses the token") String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            required = true,
                            converter = RoleConverter.class,
                            description = "${COMPLETION-CANDIDATES}: each includes the one before")
                    Role role,
            @Mixin FileOption file)
            throws CommandException {
        String token = random();
        TokenLine line = TokenLine.of(name, role, token);
        TokenFile.change(file.path, () -> TokenFile.readOrEmpty(file.path).with(line));
        println(token);
        return ExitCode.OK;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the names and roles in the file, with the digests of tokens.",
            footer = {"", "Example:", "  ./ventral tokens list --file tokens"})
    int list(@Mixin FileOption file) throws CommandException {
        new TextTable(
                        List.of(words("name"), words("role"), words("credential")),
                        TokenFile.read(file.path).entries().stream()
                                .map(token -> List.of(token.name(), token.role().toString(), token.credential()))
                                .toList())
                .lines()
                .forEach(this::println);
        return ExitCode.OK;
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = {
                "Removes a name, or one of its tokens, from the file.",
                "The gateway refuses its tokens and its certificate, or that token, from then on."
            },
            footer = {"", "Example:", "  ./ventral tokens remove alice --file tokens"})
    int remove(
            @Parameters(paramLabel = "NAME", description = "name of the token") String name,
            @Option(
                            names = "--digest",
                            paramLabel = "HEX",
                            description =
                                    "remove only the token whose digest begins so, as 'ventral tokens list' shows it (default: all of the name)")
                    @Nullable String digest,
            @Mixin FileOption file)
            throws CommandException {
        TokenFile.change(file.path, () -> {
            TokenFile tokens = TokenFile.read(file.path);
            return digest == null ? tokens.without(name) : tokens.without(name, digest);
        });
        println("Removed %s from %s".formatted(name, file.path));
        return ExitCode.OK;
    }

    private static String random() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void println(String line) {
        var out = Objects.requireNonNull(command).commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
