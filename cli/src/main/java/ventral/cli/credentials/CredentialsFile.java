package ventral.cli.credentials;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.cli.connection.BearerToken;
import ventral.cli.connection.ClientTlsFiles;
import ventral.cli.connection.GatewayAddress;
import ventral.cli.connection.StoredLogin;
import ventral.cli.output.CommandException;
import ventral.launcher.component.PrivateFiles;

/**
 * The file in which {@code ventral login} stores a login. Its mode is 0600 and that of its folder is 0700.
 *
 * @param path such as {@code ~/.config/ventral/credentials.yaml}
 */
public record CredentialsFile(Path path) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Content(
            @JsonProperty(value = "gateway", required = true)
            String gateway,

            @JsonProperty("tls-ca") @Nullable String ca,
            @JsonProperty("tls-certificate") @Nullable String certificate,
            @JsonProperty("tls-key") @Nullable String key,
            @JsonProperty(value = "token", required = true) String token) {

        Content {
            if (gateway == null || token == null) {
                throw new IllegalArgumentException("gateway or token is empty");
            }
        }
    }

    /** Returns the file of this process's user, below {@code XDG_CONFIG_HOME} or {@code ~/.config}. */
    public static CredentialsFile ofUser() {
        return in(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static CredentialsFile in(Map<String, String> environment, Path home) {
        String folder = environment.getOrDefault("XDG_CONFIG_HOME", "");
        // The XDG specification says to ignore a relative path.
        Path configuration = Path.of(folder).isAbsolute() ? Path.of(folder) : home.resolve(".config");
        return new CredentialsFile(configuration.resolve("ventral").resolve("credentials.yaml"));
    }

    /**
     * Returns the stored login; empty if there is none.
     *
     * @throws IllegalArgumentException if others may read the file, or if it holds something else
     */
    public Optional<StoredLogin> read() {
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            if (!PrivateFiles.isPrivate(path)) {
                throw new IllegalArgumentException(
                        "%s is not read, because its mode lets others use it: run 'chmod 600 %s', and log in with a new token if somebody may have read it"
                                .formatted(path, path));
            }
            return Optional.of(login(yaml().readValue(Files.readAllBytes(path), Content.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s is not what 'ventral login' writes: log in again, or remove it with 'ventral logout'"
                            .formatted(path),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read %s: %s".formatted(path, e), e);
        }
    }

    /** Returns the stored login; empty if there is none, or if {@link #read} refuses the file. */
    public Optional<StoredLogin> readIfValid() {
        try {
            return read();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private StoredLogin login(Content content) {
        try {
            return new StoredLogin(
                    GatewayAddress.parse(content.gateway()),
                    new ClientTlsFiles(file(content.ca()), file(content.certificate()), file(content.key())),
                    new BearerToken(content.token()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s: %s; log in again, or remove the file with 'ventral logout'".formatted(path, e.getMessage()),
                    e);
        }
    }

    /**
     * Replaces the stored login.
     *
     * @throws CommandException if the file cannot be written
     */
    public void write(StoredLogin login) throws CommandException {
        ClientTlsFiles tls = login.tls().absolute();
        Content content = new Content(
                login.gateway().toString(),
                text(tls.ca()),
                text(tls.certificate()),
                text(tls.key()),
                login.token().value());
        try {
            Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
            PrivateFiles.createFolder(folder);
            PrivateFiles.restrictFolder(folder);
            PrivateFiles.write(path, yaml().writeValueAsString(content));
        } catch (IOException e) {
            throw new CommandException("the login cannot be stored in %s: %s".formatted(path, e), e);
        }
    }

    /**
     * Removes the stored login, and returns whether there was one.
     *
     * @throws CommandException if the file cannot be removed
     */
    public boolean delete() throws CommandException {
        try {
            return Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new CommandException("%s cannot be removed: %s".formatted(path, e), e);
        }
    }

    private static @Nullable Path file(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }

    private static @Nullable String text(@Nullable Path file) {
        return file == null ? null : file.toString();
    }

    /** Creates the mapper only for a file: every command looks for a login, and most users have none. */
    private static ObjectMapper yaml() {
        return new ObjectMapper(YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .build());
    }
}
