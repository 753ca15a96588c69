package ventral.contract.name;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The name of a resource: collections and ids in turn, as in Google's AIP-122. {@code toString} returns the name. */
public sealed interface ResourceName
        permits StreamName,
                ImageName,
                RunName,
                SweepName,
                BenchmarkName,
                CheckpointName,
                ScoreName,
                ReferenceName,
                ReferenceScoreName,
                ScalingCurveName,
                ObjectiveComparisonName {

    /** Pattern of ids that users choose. */
    Pattern ID = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /**
     * Checks an id that a user chose.
     *
     * @param what kind of the resource, such as {@code run}, for the message
     * @throws IllegalArgumentException if {@code id} does not match {@link #ID}; the message describes a valid id
     */
    static void checkId(String what, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is not a %s id: a lower-case letter, then up to 62 lower-case letters, digits or hyphens"
                                    .formatted(id, what)
                            + ", the last no hyphen");
        }
    }

    /** Returns the ids in {@code name}, one for each {@code {word}} of {@code pattern}. */
    static List<String> segments(String pattern, String name) {
        String[] want = pattern.split("/");
        String[] have = name.split("/", -1);
        List<String> ids = new ArrayList<>();
        boolean matches = want.length == have.length;
        for (int i = 0; matches && i < want.length; i++) {
            if (want[i].startsWith("{")) {
                ids.add(have[i]);
            } else {
                matches = want[i].equals(have[i]);
            }
        }
        if (!matches) {
            throw new IllegalArgumentException("'%s' is not a name of the form %s".formatted(name, pattern));
        }
        return ids;
    }

    /**
     * Returns the number that an id is.
     *
     * @param rule definition of an id of this kind, such as {@code an image's id is its index, from 0}
     */
    static long number(String name, String digits, String rule) {
        if (!digits.matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("'%s' ends in '%s'; %s".formatted(name, digits, rule));
        }
        return Long.parseLong(digits);
    }
}
