package ventral.render.model;

/** Thrown when a recipe is invalid. The message says where in the recipe, why, and what would be valid. */
public final class ObjectRecipeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public ObjectRecipeException(String message) {
        super(message);
    }

    /** Returns this error with an outer location added to its message. */
    public ObjectRecipeException in(String where) {
        ObjectRecipeException outer = new ObjectRecipeException(where + ": " + getMessage());
        outer.initCause(this);
        return outer;
    }
}
