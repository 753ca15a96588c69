package ventral.platform.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.platform.artifact.Artifact;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.platform.files.FileArtifactStore;

class MeteredArtifactStoreTest {

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void the_bytes_of_stored_artifacts_are_counted() throws IOException {
        MeteredArtifactStore store = store(folder);
        Artifact artifact = store.put(new TreeMap<>());
        assertThat(writtenBytes()).isEqualTo(artifact.sizeBytes()).isEqualTo(Files.size(Path.of(artifact.uri())));
        assertThat(store.get(artifact.uri(), artifact.sha256())).isEmpty();
        assertThat(List.of(errors("read"), errors("write"), errors("delete"))).containsOnly(0.);
    }

    @Test
    void operations_that_fail_are_counted_by_kind_and_pass_their_exception_on() throws IOException {
        MeteredArtifactStore store = store(folder);
        String sha256 = "ab".repeat(32);
        URI missing = folder.resolve(Artifact.fileName(sha256)).toUri();
        assertThatThrownBy(() -> store.get(missing, sha256)).isInstanceOf(DamagedArtifactException.class);
        assertThatThrownBy(() -> store.open(missing, sha256, 0)).isInstanceOf(IOException.class);
        assertThat(errors("read")).isEqualTo(2);

        MeteredArtifactStore unmounted = store(folder.resolve("unmounted"));
        Files.delete(folder.resolve("unmounted"));
        assertThatThrownBy(() -> unmounted.put(new TreeMap<>())).isInstanceOf(ArtifactStoreUnavailableException.class);
        assertThat(errors("write")).isEqualTo(1);
        assertThat(writtenBytes()).isZero();
    }

    private MeteredArtifactStore store(Path at) throws IOException {
        return new MeteredArtifactStore(FileArtifactStore.at(at), registry);
    }

    private double writtenBytes() {
        return registry.get("ventral.artifact.written").counter().count();
    }

    private double errors(String operation) {
        return registry.get("ventral.artifact.errors")
                .tag("operation", operation)
                .counter()
                .count();
    }
}
