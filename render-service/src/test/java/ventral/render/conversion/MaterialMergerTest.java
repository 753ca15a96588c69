package ventral.render.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.render.object.Colour;

class MaterialMergerTest {

    private static ImportedMaterial grey(String name, float tone) {
        return new ImportedMaterial(name, new Colour(tone, tone, tone), null, 1, .5f, 0);
    }

    @Test
    void the_two_that_look_most_alike_become_the_one_that_covers_more() {
        List<ImportedMaterial> materials =
                List.of(grey("black", 0), grey("dark", .5f), grey("darker", .48f), grey("white", 1));
        MaterialMerger.MergedMaterials choice = MaterialMerger.choose(materials, new double[] {1, 2, 1, 1}, 3);
        assertThat(choice.materials()).extracting(ImportedMaterial::name).containsExactly("black", "dark", "white");
        assertThat(choice.chosen()).containsExactly(0, 1, 1, 2);
    }

    @Test
    void equal_ones_are_one_however_many_may_be_and_what_covers_nothing_is_none() {
        List<ImportedMaterial> materials = List.of(grey("a", .5f), grey("unseen", .7f), grey("b", .5f));
        MaterialMerger.MergedMaterials choice = MaterialMerger.choose(materials, new double[] {1, 0, 1}, 8);
        assertThat(choice.materials()).extracting(ImportedMaterial::name).containsExactly("a");
        assertThat(choice.chosen()[2]).isZero();
    }
}
