package ventral.render.surroundings;

/**
 * Background and light around an object.
 *
 * @param exposure factor on all light
 */
public record Surroundings(Background background, Light light, float exposure) {}
