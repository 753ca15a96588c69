package ventral.render.model;

import java.util.Map;
import java.util.Set;
import ventral.fuzz.ByteSource;
import ventral.fuzz.FuzzTarget;
import ventral.fuzz.Seeds;

/** Parses and evaluates expressions of recipes. */
public final class ExpressionTarget {

    private static final Map<String, Double> NUMBERS = Map.of("h", 1.2, "r", .5);

    private ExpressionTarget() {}

    public static FuzzTarget target() {
        return new FuzzTarget(
                "expression",
                Set.of(ObjectRecipeException.class),
                () -> Seeds.texts(
                        "\0h*.2-max(r,.1)",
                        "\0" + "(1==2)*sin(30)/sqrt(h)",
                        "\1r h/2 0",
                        "\2.8..1.2",
                        "\2" + "0|1|r",
                        "\0" + "(".repeat(200) + "1" + ")".repeat(200),
                        "\0" + "-".repeat(200) + "1",
                        "\0" + "1+".repeat(200) + "1"),
                ExpressionTarget::decode);
    }

    private static void decode(byte[] input) {
        ByteSource source = new ByteSource(input);
        int kind = source.below(3);
        String text = source.restAsText();
        switch (kind) {
            case 0 -> Expression.parse(text).value(NUMBERS);
            case 1 -> ExpressionRow.parse(text, 1, 5).values(NUMBERS);
            default -> ParameterVariation.parse(text).draw("p", 1, 3, NUMBERS);
        }
    }
}
