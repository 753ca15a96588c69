package ventral.contract.wire;

import ventral.contract.cost.MeasuredCost;

/** Maps costs of training to and from {@code ventral.type.v1}. */
public final class MeasuredCostMapper {

    private MeasuredCostMapper() {}

    public static ventral.type.v1.MeasuredCost toWire(MeasuredCost cost) {
        return ventral.type.v1.MeasuredCost.newBuilder()
                .setPassCount(cost.passCount())
                .setSecondsPerImage(cost.secondsPerImage())
                .setSecondsPerCheckpoint(cost.secondsPerCheckpoint())
                .setDevice(cost.device())
                .build();
    }

    /**
     * Reads a cost.
     *
     * @throws IllegalArgumentException if a value is negative or not finite, or the passes or the seconds per image
     *     are 0
     */
    public static MeasuredCost fromWire(ventral.type.v1.MeasuredCost message) {
        return new MeasuredCost(
                message.getPassCount(),
                message.getSecondsPerImage(),
                message.getSecondsPerCheckpoint(),
                message.getDevice());
    }
}
