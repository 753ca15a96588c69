package ventral.render.pack;

/**
 * One line of a label table.
 *
 * @param line of the table, from 1
 * @param library part of the pack that holds the model; empty where the pack has no parts
 * @param model path of the file within that part
 * @param name of the identity
 * @param turn that brings the model's front to face +z and its up to +y
 * @param symmetry of the turned model
 */
public record ModelLabel(
        int line, String library, String model, String category, String name, Turn turn, SymmetryRule symmetry) {}
