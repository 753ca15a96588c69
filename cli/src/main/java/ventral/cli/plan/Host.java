package ventral.cli.plan;

/**
 * One machine that all parts share.
 *
 * @param coreCount that are free for them
 * @param rendererCores that the renderer keeps busy when it has nothing to wait for; likewise the others
 * @param rendererWeight of the renderer beside others that want cores, as its niceness makes it; likewise the others
 */
public record Host(
        double coreCount,
        double rendererCores,
        double trainerCores,
        double scorerCores,
        double rendererWeight,
        double trainerWeight,
        double scorerWeight) {

    /** What the kernel gives a process that is not nice, and one of niceness 10, as {@code ./ventral up} starts them. */
    private static final double NOT_NICE = 1024;

    private static final double NICE = 110;

    /** @throws IllegalArgumentException if a value is not above 0 */
    public Host {
        Checks.positive("cores", coreCount);
        Checks.positive("cores of the renderer", rendererCores);
        Checks.positive("cores of the trainer", trainerCores);
        Checks.positive("cores of the scorer", scorerCores);
        Checks.positive("weight of the renderer", rendererWeight);
        Checks.positive("weight of the trainer", trainerWeight);
        Checks.positive("weight of the scorer", scorerWeight);
    }

    /** The trainer goes first, and the others have what it leaves. */
    public static Host of(double coreCount, RateValues values) {
        return new Host(
                coreCount,
                values.get(Rate.RENDERER_CORES),
                values.get(Rate.TRAINER_CORES),
                values.get(Rate.SCORER_CORES),
                NICE,
                NOT_NICE,
                NICE);
    }
}
