package ventral.render.scene;

/**
 * Background and light around an object.
 *
 * @param exposure factor on all light
 */
public record Surroundings(Background background, Light light, float exposure) {}
