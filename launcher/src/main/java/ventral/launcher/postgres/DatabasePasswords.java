package ventral.launcher.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import ventral.launcher.component.LaunchException;
import ventral.launcher.component.PrivateFiles;

/** Random passwords of the database's roles, each stored in a file that only its owner can read. */
public record DatabasePasswords(String superuser, String gateway) {

    private static final int BYTES = 24;
    private static final Pattern PASSWORD = Pattern.compile("[0-9a-f]{" + 2 * BYTES + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public DatabasePasswords {
        if (!isPassword(superuser) || !isPassword(gateway)) {
            throw new IllegalArgumentException("a password must be %d hexadecimal digits".formatted(2 * BYTES));
        }
    }

    /**
     * Reads the passwords in the database's folder. Creates a password whose file is missing or damaged, or could be
     * read by other users; the database takes it at its next start.
     *
     * @throws LaunchException if a file cannot be read or written
     */
    public static DatabasePasswords in(Path folder) throws LaunchException {
        try {
            Files.createDirectories(folder);
            return new DatabasePasswords(
                    readOrCreate(superuserFile(folder)), readOrCreate(folder.resolve("gateway-password")));
        } catch (IOException e) {
            throw new LaunchException(
                    "the database's passwords in %s cannot be read or written: %s".formatted(folder, e), e);
        }
    }

    static Path superuserFile(Path folder) {
        return folder.resolve("superuser-password");
    }

    private static String readOrCreate(Path file) throws IOException {
        if (Files.exists(file) && PrivateFiles.isPrivate(file)) {
            String stored = Files.readString(file).strip();
            if (isPassword(stored)) {
                return stored;
            }
        }
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String created = HexFormat.of().formatHex(bytes);
        PrivateFiles.write(file, created + "\n");
        return created;
    }

    private static boolean isPassword(String text) {
        return PASSWORD.matcher(text).matches();
    }

    /** Returns a text without the passwords, because a log may contain it. */
    @Override
    public String toString() {
        return "DatabasePasswords";
    }
}
