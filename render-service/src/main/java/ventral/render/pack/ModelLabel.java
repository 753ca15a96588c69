package ventral.render.pack;

import ventral.render.conversion.EulerRotation;

/**
 * One line of a label table.
 *
 * @param line line number, from 1
 * @param library part of the pack that holds the model; empty if the pack has no parts
 * @param model path of the file within that part
 * @param name name of the identity
 * @param turn rotation that brings the model's front to +z and its up direction to +y
 * @param symmetry source of the symmetry of the rotated model
 */
public record ModelLabel(
        int line,
        String library,
        String model,
        String category,
        String name,
        EulerRotation turn,
        SymmetrySource symmetry) {}
