package ventral.render.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import ventral.contract.spec.MaterialRule;
import ventral.render.geometry.UniformGeometry;
import ventral.render.object.Colour;
import ventral.render.object.Material;
import ventral.render.object.ObjectLibrary;
import ventral.render.surroundings.BackgroundNames;
import ventral.render.surroundings.SurroundingsSampler;
import ventral.render.yaml.YamlLibraryReader;

class MaterialSamplerTest {

    private static final int PATTERNS = 6;
    private static final ObjectLibrary GROWN = YamlLibraryReader.shipped();
    private static final List<Scene> OWN = scenes(MaterialRule.OWN);
    private static final List<Scene> RANDOM = scenes(MaterialRule.RANDOM);

    @Test
    void every_slot_of_every_image_gets_another_material() {
        List<Material> all =
                RANDOM.stream().flatMap(scene -> scene.materials().stream()).toList();
        assertThat(all).doesNotHaveDuplicates();
        assertThat(RANDOM)
                .allMatch(scene -> scene.materials().size()
                        == scene.object().mesh().materials().size());
    }

    @Test
    void drawn_materials_can_be_painted() {
        assertThat(RANDOM)
                .flatMap(Scene::materials)
                .allMatch(m -> m.pattern() >= 0 && m.pattern() < PATTERNS && m.scale() > 0)
                .allMatch(m -> m.roughness() > 0 && m.roughness() <= 1 && (m.metalness() == 0 || m.metalness() == 1))
                .allMatch(m -> isReflectance(m.dark()) && isReflectance(m.bright()));
    }

    @Test
    void plain_and_patterned_matt_and_metallic_all_come_about() {
        assertThat(RANDOM)
                .flatMap(Scene::materials)
                .anyMatch(m -> m.pattern() == Material.PLAIN)
                .anyMatch(m -> m.pattern() == PATTERNS - 1)
                .anyMatch(m -> m.metalness() == 1)
                .anyMatch(m -> m.roughness() > .9f)
                .anyMatch(m -> m.roughness() < .2f);
    }

    @Test
    void an_objects_own_materials_are_always_the_same() {
        assertThat(OWN)
                .allMatch(
                        scene -> scene.materials().equals(scene.object().mesh().materials()));
    }

    @Test
    void the_rule_for_materials_leaves_all_else_as_it_is() {
        for (int i = 0; i < OWN.size(); i++) {
            assertThat(RANDOM.get(i).pose()).isEqualTo(OWN.get(i).pose());
            assertThat(RANDOM.get(i).object()).isEqualTo(OWN.get(i).object());
            assertThat(RANDOM.get(i).background()).isEqualTo(OWN.get(i).background());
            assertThat(RANDOM.get(i).light()).isEqualTo(OWN.get(i).light());
        }
    }

    private static List<Scene> scenes(MaterialRule rule) {
        SceneSampler sampler = new SceneSampler(
                GROWN,
                new UniformGeometry(),
                rule,
                new MaterialSampler(PATTERNS),
                SurroundingsSampler.rooms(1),
                BackgroundNames.NONE);
        return LongStream.range(0, 500).mapToObj(i -> sampler.sample(6, i)).toList();
    }

    private static boolean isReflectance(Colour colour) {
        return List.of(colour.red(), colour.green(), colour.blue()).stream()
                .allMatch(channel -> channel >= 0 && channel <= 1);
    }
}
