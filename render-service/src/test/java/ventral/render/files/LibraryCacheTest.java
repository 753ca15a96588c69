package ventral.render.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ventral.contract.latent.Symmetry;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;
import ventral.render.pack.ModelPack;
import ventral.render.pack.PackReport;
import ventral.render.pack.PackReport.ModelFinding;
import ventral.render.texture.Texture;
import ventral.render.yaml.YamlLibraryReader;

class LibraryCacheTest {

    private static final ModelPack.LoadedPack READ = new ModelPack.LoadedPack(
            library(),
            new PackReport(
                    List.of(new ModelFinding("rag", 3, "it is no ball")),
                    List.of(new ModelFinding("ball", 2, "grün"))));

    @TempDir
    Path folder;

    @Test
    void what_is_kept_is_found_whole() {
        LibraryCache cache = new LibraryCache(folder.resolve("made/when/needed"));
        assertThat(cache.find("k", "small")).isEmpty();
        cache.put("k", READ);
        ModelPack.LoadedPack found = cache.find("k", "small").orElseThrow();
        assertThat(found).usingRecursiveComparison().isEqualTo(READ);
        assertThat(found.library().digest()).isEqualTo(READ.library().digest());
        assertThat(cache.find("other", "small")).isEmpty();
    }

    @Test
    void a_damaged_or_cut_file_is_told() throws IOException {
        LibraryCache cache = new LibraryCache(folder);
        cache.put("k", READ);
        Path file = folder.resolve("k.library");
        byte[] whole = Files.readAllBytes(file);
        byte[] damaged = whole.clone();
        damaged[whole.length / 2]++;
        Files.write(file, damaged);
        assertThatThrownBy(() -> cache.find("k", "small"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("k.library is damaged");
        Files.write(file, Arrays.copyOf(whole, whole.length - 9));
        assertThatThrownBy(() -> cache.find("k", "small")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_folder_that_cannot_be_made_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new LibraryCache(file).put("k", READ))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("k.library cannot be written");
    }

    private static ObjectLibrary library() {
        ObjectLibrary grown = YamlLibraryReader.shipped();
        List<ObjectModel> models = new ArrayList<>(grown.models().subList(0, 3));
        ObjectModel first = models.get(0);
        models.set(
                0,
                new ObjectModel(
                        first.name(), first.category(), 0, first.mesh(), new Symmetry(0, 1, 0, Symmetry.ANY_TURN)));
        byte[] rgb = new byte[3 * Texture.SIZE * Texture.SIZE];
        rgb[7] = 7;
        return new ObjectLibrary("small", grown.categories(), models, List.of(new Texture(rgb)));
    }
}
