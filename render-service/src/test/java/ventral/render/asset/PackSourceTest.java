package ventral.render.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.render.RenderMain;
import ventral.render.files.LibraryCache;
import ventral.render.pack.ModelPack;
import ventral.render.testing.ModelFixtures;

class PackSourceTest {

    @TempDir
    Path folder;

    private final AtomicInteger reads = new AtomicInteger();

    @BeforeEach
    void aPackOfTwoBoxes() throws IOException {
        Path pack = Files.createDirectory(folder.resolve("pack"));
        Files.writeString(pack.resolve("a.obj"), ModelFixtures.BOX);
        Files.writeString(pack.resolve("b.obj"), ModelFixtures.BOX);
        Files.writeString(pack.resolve("labels.csv"), "model,category\na.obj,box\nb.obj,box\n");
    }

    @Test
    void a_pack_is_read_again_only_when_it_has_changed() throws IOException {
        ModelPack.LoadedPack first = read(source());
        assertThat(reads).hasValue(2);
        assertThat(read(source()).library().digest()).isEqualTo(first.library().digest());
        assertThat(reads).hasValue(2);

        Files.writeString(folder.resolve("pack/labels.csv"), "model,category\na.obj,box\nb.obj,crate\n");
        assertThat(read(source()).library().categories()).containsExactly("box", "crate");
        Files.writeString(folder.resolve("pack/a.obj"), ModelFixtures.BOX.replace("22", "23"));
        assertThat(read(source()).library().digest())
                .isNotEqualTo(first.library().digest());
        assertThat(reads).hasValue(6);
    }

    /**
     * Fails if packs are read differently without an increment of {@link ModelPack#readerVersion}, which would leave cached
     * packs unchanged.
     */
    @Test
    void the_same_files_are_read_as_the_same_library_as_ever() throws IOException {
        Path pack = folder.resolve("pack");
        Files.writeString(
                pack.resolve("ball.obj"), "mtllib m.mtl\nusemtl skin\n" + ModelFixtures.obj(ModelFixtures.ball(80)));
        Files.writeString(pack.resolve("m.mtl"), "newmtl skin\nKd 0.8 0.4 0.2\nKs 0.5 0.5 0.5\nNs 40\n");
        Files.writeString(pack.resolve("labels.csv"), "model,category,turn\na.obj,box,10 20 30\nball.obj,ball,\n");
        assertThat(read(source()).library().digest())
                .isEqualTo("c03875ce4ea61c6444997fddc6f424deec574e2c364b92051ffbe3b6376207b6");
    }

    @Test
    void a_cache_that_is_damaged_or_cannot_be_written_only_costs_time() throws IOException {
        read(source());
        Path kept;
        try (var files = Files.list(folder.resolve("cache"))) {
            kept = files.findFirst().orElseThrow();
        }
        Files.writeString(kept, "nothing");
        assertThat(read(source()).library().models()).hasSize(2);
        assertThat(reads).hasValue(4);
        LibraryCache nowhere = new LibraryCache(folder.resolve("pack/a.obj"));
        assertThat(source().read(nowhere, (models, all) -> {}).library().models())
                .hasSize(2);
    }

    @Test
    void a_label_table_may_lie_elsewhere() throws IOException {
        Path labels = Files.writeString(folder.resolve("t.csv"), "model,category\nb.obj,crate\n");
        PackSource source = new PackSource("p", folder.resolve("pack"), labels);
        assertThat(read(source).library().identities()).containsExactly("b");
    }

    @Test
    void a_pack_without_a_label_table_says_what_it_lacks() throws IOException {
        Files.delete(folder.resolve("pack/labels.csv"));
        assertThatThrownBy(() -> read(source()))
                .hasMessage("%s contains no labels.csv with columns model,category; add one, or name one elsewhere"
                        .formatted(folder.resolve("pack")));
    }

    @Test
    void furniture_that_is_not_installed_says_how_to_install_it() {
        PackSource furniture = new PackSource(PackSource.FURNITURE, folder.resolve("none"), null);
        assertThatThrownBy(() -> read(furniture))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("apt-get install sweethome3d-furniture");
    }

    @Test
    void models_check_names_what_is_refused_and_fails() throws IOException {
        Path pack = folder.resolve("pack");
        assertThat(RenderMain.commandLine().execute("models", "check", pack.toString()))
                .isZero();
        Files.writeString(pack.resolve("b.obj"), ModelFixtures.BOX.replace("22", "nan"));
        assertThat(RenderMain.commandLine().execute("models", "check", pack.toString()))
                .isEqualTo(1);
    }

    private PackSource source() {
        return new PackSource("p", folder.resolve("pack"), null);
    }

    private ModelPack.LoadedPack read(PackSource source) {
        return source.read(new LibraryCache(folder.resolve("cache")), (models, all) -> reads.incrementAndGet());
    }
}
