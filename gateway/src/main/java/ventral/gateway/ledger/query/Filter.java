package ventral.gateway.ledger.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Selects the rows in which every named field has its value. Of Google's AIP-160 it supports equalities joined by AND,
 * such as {@code state = RUNNING AND spec.stream = "streams/s1"}.
 */
public record Filter(Map<String, String> equalities) {

    public static final Filter NONE = new Filter(Map.of());

    public Filter {
        equalities = Map.copyOf(equalities);
    }

    /**
     * Parses a filter.
     *
     * @param allowed fields of the table that may be named
     * @throws IllegalArgumentException if the text is not such a filter, and the message says where and why; or if it is
     *     longer than 4,096 characters
     */
    public static Filter parse(String text, LedgerTable<?> table, Set<String> allowed) {
        TextLimit.check("filter", text);
        Map<String, String> equalities = new LinkedHashMap<>();
        List<FilterTokenizer.FilterToken> words = FilterTokenizer.split(text);
        for (int i = 0; i < words.size(); i += 4) {
            String field = words.get(i).text();
            if (words.get(i).quoted() || !allowed.contains(field)) {
                throw new IllegalArgumentException("'%s' at character %d is not a field to filter by; the fields are %s"
                        .formatted(field, words.get(i).position(), String.join(", ", new TreeSet<>(allowed))));
            }
            expect(words, i + 1, "=", text);
            if (i + 2 >= words.size()) {
                throw new IllegalArgumentException("the filter ends after '%s ='; a value is missing".formatted(field));
            }
            String value = words.get(i + 2).text();
            table.check(field, value);
            String before = equalities.putIfAbsent(field, value);
            if (before != null && !before.equals(value)) {
                throw new IllegalArgumentException("%s cannot be both '%s' and '%s'".formatted(field, before, value));
            }
            if (i + 3 < words.size()) {
                expect(words, i + 3, "AND", text);
                if (i + 4 == words.size()) {
                    throw new IllegalArgumentException("the filter ends after AND; a comparison is missing");
                }
            }
        }
        return new Filter(equalities);
    }

    /** Returns this filter with one more equality. */
    public Filter and(String field, String value) {
        Map<String, String> all = new LinkedHashMap<>(equalities);
        all.put(field, value);
        return new Filter(all);
    }

    private static void expect(List<FilterTokenizer.FilterToken> words, int index, String wanted, String text) {
        if (index >= words.size()) {
            throw new IllegalArgumentException("the filter '%s' ends where '%s' is expected".formatted(text, wanted));
        }
        FilterTokenizer.FilterToken token = words.get(index);
        if (token.quoted() || !token.text().equals(wanted)) {
            throw new IllegalArgumentException(
                    "'%s' at character %d where '%s' is expected; a filter is equalities joined by AND"
                            .formatted(token.text(), token.position(), wanted));
        }
    }
}
