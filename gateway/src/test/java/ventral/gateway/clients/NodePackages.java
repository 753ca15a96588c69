package ventral.gateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import ventral.gateway.testing.RequiredPrograms;

/** Installs the npm packages of the guide, in the versions of a lock file. */
final class NodePackages {

    private static final Path LISTED = Path.of("src/test/clients");
    private static final Path INSTALLED = Path.of("target/clients").toAbsolutePath();

    private NodePackages() {}

    /** Installs the packages and returns their folder. */
    static Path install() throws IOException, InterruptedException {
        Path npm = RequiredPrograms.require("npm", "npm");
        Path folder = INSTALLED.resolve("node_modules");
        Path done = folder.resolve(".package-lock.json");
        Path lock = LISTED.resolve("package-lock.json");
        if (Files.exists(done) && Files.getLastModifiedTime(done).compareTo(Files.getLastModifiedTime(lock)) >= 0) {
            return folder;
        }
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc")) {
            Files.copy(LISTED.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Path log = INSTALLED.resolve("npm.log");
        int status = new ProcessBuilder(
                        npm.toString(), "ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(log)).isZero();
        return folder;
    }
}
