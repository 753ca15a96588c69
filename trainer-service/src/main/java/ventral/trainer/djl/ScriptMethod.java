package ventral.trainer.djl;

import java.util.List;

/**
 * A method of a TorchScript class.
 *
 * @param parameters names with types, separated by commas, without {@code self}
 * @param result type of the result
 * @param statements lines of the body, indented only below other lines of it
 */
record ScriptMethod(String name, String parameters, String result, List<String> statements) {

    ScriptMethod {
        statements = List.copyOf(statements);
    }

    /** Returns the method's source as a member of the class {@code module}. */
    String source(String module) {
        StringBuilder out = new StringBuilder(
                "  def %s(self: __torch__.%s, %s) -> %s:\n".formatted(name, module, parameters, result));
        statements.forEach(statement -> out.append("    ").append(statement).append('\n'));
        return out.toString();
    }
}
