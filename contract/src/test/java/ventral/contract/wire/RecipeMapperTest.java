package ventral.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.network.Network;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.LearningRate;
import ventral.contract.spec.Optimiser;
import ventral.contract.spec.Recipe;
import ventral.contract.validation.LatentAccuracy;
import ventral.contract.validation.Validation;
import ventral.type.v1.LossWeight;
import ventral.type.v1.Sgd;

class RecipeMapperTest {

    private static final Recipe WHOLE = new Recipe(
            Network.RESNET50,
            Recipe.HeadForm.TDW_2023,
            new Optimiser.Sgd(.8, true, 1e-4),
            new LearningRate(.2, 5000, new LearningRate.CosineDecay(.01)),
            1.5,
            Recipe.RegressionLoss.SMOOTH_L1,
            Map.of(LatentGroup.ROTATION, .5),
            Set.of(Recipe.Augmentation.COLOUR, Recipe.Augmentation.GREY),
            8,
            640,
            "/w.safetensors");

    @Test
    void what_is_not_set_is_as_in_the_paper() {
        assertThat(RecipeMapper.fromWire(ventral.type.v1.Recipe.getDefaultInstance(), 1))
                .isEqualTo(Recipe.DEFAULT);
        assertThat(Recipe.DEFAULT.optimiser()).isEqualTo(new Optimiser.Adam(.9, .999, 1e-8, 0));
        assertThat(Recipe.DEFAULT.learningRate().at(123, 64, 1000)).isEqualTo(1e-3);
    }

    @Test
    void several_epochs_are_mixed_unless_the_user_wants_it_otherwise() {
        var unset = ventral.type.v1.Recipe.getDefaultInstance();
        assertThat(RecipeMapper.fromWire(unset, 2).shuffleWindow()).isEqualTo(16);
        assertThat(RecipeMapper.fromWire(unset.toBuilder().setShuffleWindow(0).build(), 2)
                        .shuffleWindow())
                .isZero();
    }

    @Test
    void sgd_has_defaults_of_its_own() {
        Recipe recipe = RecipeMapper.fromWire(
                ventral.type.v1.Recipe.newBuilder()
                        .setSgd(Sgd.getDefaultInstance())
                        .build(),
                1);
        assertThat(recipe.optimiser()).isEqualTo(new Optimiser.Sgd(.9, false, 0));
        assertThat(recipe.learningRate().peak()).isEqualTo(.1);
    }

    @Test
    void a_recipe_is_the_same_on_the_other_side_of_the_wire() {
        assertThat(RecipeMapper.fromWire(RecipeMapper.toWire(WHOLE), 1)).isEqualTo(WHOLE);
        assertThat(RecipeMapper.fromWire(RecipeMapper.toWire(Recipe.DEFAULT), 7))
                .isEqualTo(Recipe.DEFAULT);
    }

    @Test
    void a_value_out_of_its_limits_is_refused_by_its_field() {
        var unset = ventral.type.v1.Recipe.getDefaultInstance();
        assertRefused(unset.toBuilder().setShuffleWindow(65).build(), "recipe.shuffle_window");
        assertRefused(unset.toBuilder().setClipNorm(-1).build(), "recipe.clip_norm");
        assertRefused(unset.toBuilder().setSgd(Sgd.newBuilder().setMomentum(1)).build(), "recipe.sgd.momentum");
        assertRefused(
                unset.toBuilder()
                        .addLossWeights(
                                LossWeight.newBuilder().setGroup("depth").setWeight(1))
                        .build(),
                "recipe.loss_weights");
        for (String name : List.of("w.safetensors", "runs/r1", "runs/r1/checkpoints/x", "runs/../checkpoints/64")) {
            assertRefused(unset.toBuilder().setInitialWeights(name).build(), "recipe.initial_weights");
        }
        assertRefused(unset.toBuilder().setNetworkValue(77).build(), "recipe.network");
    }

    @Test
    void initial_weights_are_a_file_or_a_checkpoint() {
        var unset = ventral.type.v1.Recipe.getDefaultInstance();
        for (String name : List.of("/weights/w.safetensors", "runs/r1/checkpoints/64000")) {
            assertThat(RecipeMapper.fromWire(
                                    unset.toBuilder().setInitialWeights(name).build(), 1)
                            .initialWeights())
                    .isEqualTo(name);
        }
    }

    @Test
    void a_validation_is_the_same_on_the_other_side_of_the_wire() {
        Validation validation = new Validation(
                6400,
                640,
                .25,
                Map.of(
                        Latent.DISTANCE, new LatentAccuracy.RegressionAccuracy(.9, .2),
                        Latent.CATEGORY, new LatentAccuracy.ClassificationAccuracy(.3, .6)),
                33.);
        assertThat(ValidationMapper.fromWire(ValidationMapper.toWire(validation)))
                .isEqualTo(validation);
    }

    private static void assertRefused(ventral.type.v1.Recipe recipe, String field) {
        assertThatThrownBy(() -> RecipeMapper.fromWire(recipe, 1))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo(field));
    }
}
