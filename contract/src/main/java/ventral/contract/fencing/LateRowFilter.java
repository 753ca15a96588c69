package ventral.contract.fencing;

import java.util.HashMap;
import java.util.Map;

/** Recognises late rows of former owners in a table that is read record by record. Not thread-safe. */
public final class LateRowFilter {

    private final Map<String, FencingToken> highest = new HashMap<>();

    /** Returns true if a row of the same key with a higher token was read before. */
    public boolean isLate(String key, FencingToken token) {
        return token.isFencedBy(highest.merge(key, token, FencingToken::max));
    }

    /** Forgets the rows of a key, because it was deleted. */
    public void forget(String key) {
        highest.remove(key);
    }
}
