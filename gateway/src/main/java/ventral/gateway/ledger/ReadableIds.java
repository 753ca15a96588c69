package ventral.gateway.ledger;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Ids that can be said aloud, such as {@code lumek-tavop}: one in forty thousand million. */
public final class ReadableIds implements Supplier<String> {

    private static final String CONSONANTS = "bcdfghjklmnprstvwxyz";
    private static final String VOWELS = "aeiou";

    private final RandomGenerator random;

    public ReadableIds(RandomGenerator random) {
        this.random = random;
    }

    /** The same one again of the same request. */
    public static String of(UUID request) {
        return new ReadableIds(
                        new SplittableRandom(request.getMostSignificantBits() ^ request.getLeastSignificantBits()))
                .get();
    }

    @Override
    public String get() {
        return word() + "-" + word();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (String letters : new String[] {CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS}) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
