package ventral.planner.simulation;

/** A simulated node of a fleet that can be preempted. */
interface PreemptibleInstance {

    /** Stops the instance. Its unfinished work stays as it is. */
    void preempt();

    /** Starts the instance, or a replacement for it. */
    void start();
}
