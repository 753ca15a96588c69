package ventral.render.stream;

/** The painters of one thread, one for each object library. */
public interface Painters {

    /** Ready to paint until another is asked for. */
    Painter of(String library);
}
