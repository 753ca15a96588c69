package ventral.render.stream;

/** A renderer's right to a stream's partitions while it works on them. It can be lost at any moment. */
interface Claim {

    /** True while the stream is wanted as it was when the work began, and some of it is ours. */
    boolean holds();

    /** Does something to a partition while the right to it is certain, or returns false when it is lost. */
    boolean during(int partition, Runnable work);
}
