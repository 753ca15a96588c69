package ventral.render.scene;

/**
 * One object that a scene can hold.
 *
 * @param category class index among {@link ObjectLibrary#categories}
 * @param identity class index among {@link ObjectLibrary#models}
 */
public record ObjectModel(String name, int category, int identity, Mesh mesh) {}
