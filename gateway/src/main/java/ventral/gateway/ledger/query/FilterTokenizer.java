package ventral.gateway.ledger.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the text of a filter into tokens. */
final class FilterTokenizer {

    /**
     * Matches, in this order, a quoted string, a comparison operator, or a bare word. The quantifiers are possessive,
     * because the matcher recurses for each character that it may have to give back.
     */
    private static final Pattern WORD =
            Pattern.compile("\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([=<>!:]++|[()])|([^\\s\"=<>!:()]++))\\s*+");

    /**
     * One token of a filter.
     *
     * @param text without its quotes
     * @param position position of its first character in the filter, from 1
     */
    record FilterToken(String text, int position, boolean quoted) {}

    private FilterTokenizer() {}

    /**
     * Splits a filter.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    static List<FilterToken> split(String filter) {
        List<FilterToken> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(filter);
        int at = 0;
        while (at < filter.length()) {
            matcher.region(at, filter.length());
            if (!matcher.lookingAt()) {
                if (filter.substring(at).isBlank()) {
                    break;
                }
                throw new IllegalArgumentException(
                        "the quote at character %d is not closed".formatted(filter.indexOf('"', at) + 1));
            }
            words.add(word(matcher));
            at = matcher.end();
        }
        return words;
    }

    private static FilterToken word(Matcher matcher) {
        for (int group = 1; group <= 3; group++) {
            String text = matcher.group(group);
            if (text != null) {
                boolean quoted = group == 1;
                return new FilterToken(
                        quoted ? text.replaceAll("\\\\(.)", "$1") : text, matcher.start(group) + 1, quoted);
            }
        }
        throw new IllegalStateException("no group matched");
    }
}
