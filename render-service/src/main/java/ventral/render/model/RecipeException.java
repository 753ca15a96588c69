package ventral.render.model;

/** A recipe cannot be followed. The message says where in it, why, and what would be right. */
public final class RecipeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public RecipeException(String message) {
        super(message);
    }

    /** The same, seen from further out. */
    public RecipeException in(String where) {
        RecipeException outer = new RecipeException(where + ": " + getMessage());
        outer.initCause(this);
        return outer;
    }
}
