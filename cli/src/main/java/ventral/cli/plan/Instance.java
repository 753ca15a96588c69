package ventral.cli.plan;

/** One of a fleet that can be taken away. */
interface Instance {

    /** Its work is left where it stands. */
    void takeAway();

    /** Another stands in its place. */
    void bringBack();
}
