package ventral.gateway.ledger.command;

import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Generates pronounceable ids such as {@code lumek-tavop}, with 4e10 combinations. */
public final class ReadableIdGenerator implements Supplier<String> {

    private static final String CONSONANTS = "bcdfghjklmnprstvwxyz";
    private static final String VOWELS = "aeiou";

    private final RandomGenerator random;

    public ReadableIdGenerator(RandomGenerator random) {
        this.random = random;
    }

    /** Returns the id for a request; the same request gives the same id. */
    public static String of(UUID request) {
        return new ReadableIdGenerator(
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
