package ventral.render.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes how the objects of a category are generated.
 *
 * @param identityCount number of objects in this category
 * @param vary parameters by name; each may depend on those before it
 */
public record ObjectRecipe(
        String category, int identityCount, Map<String, ParameterVariation> vary, List<ObjectPart> parts) {

    public static final int DEFAULT_IDENTITY_COUNT = 5;

    private static final int MAX_IDENTITY_COUNT = 1000;

    public ObjectRecipe {
        vary = Collections.unmodifiableMap(new LinkedHashMap<>(vary));
        parts = List.copyOf(parts);
        if (identityCount < 1 || parts.isEmpty()) {
            throw new ObjectRecipeException("%d identities of %d parts".formatted(identityCount, parts.size()));
        }
        if (identityCount > MAX_IDENTITY_COUNT) {
            throw new ObjectRecipeException(
                    "%d identities; a category has at most %d".formatted(identityCount, MAX_IDENTITY_COUNT));
        }
    }

    /** Returns the parameters of one identity. */
    Map<String, Double> numbers(int identity) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        vary.forEach((name, variation) ->
                numbers.put(name, variation.draw(category + "/" + name, identity, identityCount, numbers)));
        return numbers;
    }
}
