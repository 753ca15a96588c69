package ventral.render.model;

import java.util.ArrayList;
import java.util.List;

/** Parses one expression: comparisons of sums of products of numbers, names, calls and parentheses. */
final class ExpressionParser {

    /** Greatest length and depth of an expression; those of recipes are far smaller. */
    private static final int MAX_LENGTH = 1000;

    private static final int MAX_DEPTH = 50;

    private final String text;
    private int at;
    private int depth;

    ExpressionParser(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new ObjectRecipeException("an expression of %d characters is longer than %d: split it into parameters"
                    .formatted(text.length(), MAX_LENGTH));
        }
        this.text = text;
    }

    Expression whole() {
        Expression expression = comparison();
        if (at < text.length()) {
            throw unexpected("an operator or the end");
        }
        return expression;
    }

    private Expression comparison() {
        Expression left = sum();
        if (!took('=')) {
            return left;
        }
        expect('=');
        Expression right = sum();
        return numbers -> left.value(numbers) == right.value(numbers) ? 1 : 0;
    }

    private Expression sum() {
        Expression left = product();
        while (true) {
            Expression before = left;
            if (took('+')) {
                Expression right = product();
                left = numbers -> before.value(numbers) + right.value(numbers);
            } else if (took('-')) {
                Expression right = product();
                left = numbers -> before.value(numbers) - right.value(numbers);
            } else {
                return left;
            }
        }
    }

    private Expression product() {
        Expression left = factor();
        while (true) {
            Expression before = left;
            if (took('*')) {
                Expression right = factor();
                left = numbers -> before.value(numbers) * right.value(numbers);
            } else if (took('/')) {
                Expression right = factor();
                left = numbers -> before.value(numbers) / right.value(numbers);
            } else {
                return left;
            }
        }
    }

    /** Every recursion passes here. */
    private Expression factor() {
        if (++depth > MAX_DEPTH) {
            throw new ObjectRecipeException(
                    "'%s' is nested more than %d deep: split it into parameters".formatted(text, MAX_DEPTH));
        }
        Expression factor = nestedFactor();
        depth--;
        return factor;
    }

    private Expression nestedFactor() {
        if (took('-')) {
            Expression positive = factor();
            return numbers -> -positive.value(numbers);
        }
        if (took('(')) {
            Expression inner = comparison();
            expect(')');
            return inner;
        }
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.isEmpty()) {
            throw unexpected("a number or a name");
        }
        if (Character.isLetter(word.charAt(0))) {
            return took('(') ? call(word) : name(word);
        }
        double number = number(word);
        return numbers -> number;
    }

    private Expression name(String name) {
        return numbers -> {
            Double value = numbers.get(name);
            if (value == null) {
                throw new ObjectRecipeException("'%s' in '%s' is not a parameter; the parameters are %s"
                        .formatted(name, text, numbers.keySet()));
            }
            return value;
        };
    }

    private Expression call(String function) {
        List<Expression> arguments = new ArrayList<>();
        do {
            arguments.add(comparison());
        } while (took(','));
        expect(')');
        Expression first = arguments.get(0);
        return switch (function + "/" + arguments.size()) {
            case "min/2" ->
                numbers -> Math.min(first.value(numbers), arguments.get(1).value(numbers));
            case "max/2" ->
                numbers -> Math.max(first.value(numbers), arguments.get(1).value(numbers));
            case "sin/1" -> numbers -> StrictMath.sin(Math.toRadians(first.value(numbers)));
            case "cos/1" -> numbers -> StrictMath.cos(Math.toRadians(first.value(numbers)));
            case "sqrt/1" -> numbers -> Math.sqrt(first.value(numbers));
            default ->
                throw new ObjectRecipeException(
                        "'%s' calls %s of %d; there are min(a,b), max(a,b), sin(degrees), cos(degrees), sqrt(a)"
                                .formatted(text, function, arguments.size()));
        };
    }

    private double number(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new ObjectRecipeException("'%s' in '%s' is not a number".formatted(word, text));
        }
    }

    private void expect(char c) {
        if (!took(c)) {
            throw unexpected("'" + c + "'");
        }
    }

    private boolean took(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private ObjectRecipeException unexpected(String wanted) {
        return new ObjectRecipeException(
                "'%s' has '%s' where %s is expected".formatted(text, text.substring(at), wanted));
    }
}
