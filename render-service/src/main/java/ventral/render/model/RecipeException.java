package ventral.render.model;

/** Thrown when a recipe is invalid. The message says where in the recipe, why, and what would be valid. */
public final class RecipeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public RecipeException(String message) {
        super(message);
    }

    /** Returns this error with an outer location added to its message. */
    public RecipeException in(String where) {
        RecipeException outer = new RecipeException(where + ": " + getMessage());
        outer.initCause(this);
        return outer;
    }
}
