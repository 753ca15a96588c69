package ventral.render.stream;

import ventral.contract.spec.SceneSpec;

/** The painters of one thread, one for each set of objects and backgrounds that scenes are made of. */
public interface Painters {

    /**
     * Ready to paint until another is asked for.
     *
     * @throws IllegalArgumentException if there is no such library or collection here
     */
    Painter of(SceneSpec scenes);
}
