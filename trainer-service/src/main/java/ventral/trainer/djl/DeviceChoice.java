package ventral.trainer.djl;

import ai.djl.Device;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The configured device: {@code auto}, {@code cpu}, {@code gpu}, or a GPU by its number, such as {@code gpu:1}. */
public sealed interface DeviceChoice {

    /** The first GPU, or the CPU if there is none. */
    record Auto() implements DeviceChoice {}

    record Cpu() implements DeviceChoice {}

    /**
     * A GPU.
     *
     * @param index counted from 0
     */
    record Gpu(int index) implements DeviceChoice {}

    /**
     * Parses a configured device.
     *
     * @throws IllegalArgumentException if {@code word} is not a device
     */
    static DeviceChoice of(String word) {
        Matcher gpu = Pattern.compile("gpu(?::(\\d{1,3}))?").matcher(word);
        if (gpu.matches()) {
            return new Gpu(gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1)));
        }
        return switch (word) {
            case "auto" -> new Auto();
            case "cpu" -> new Cpu();
            default ->
                throw new IllegalArgumentException(
                        "invalid device '%s': must be auto, cpu, gpu, or a GPU by its number such as gpu:1"
                                .formatted(word));
        };
    }

    /**
     * Resolves this choice to a device.
     *
     * @param gpuCount GPUs that the engine sees
     * @throws IllegalArgumentException if the device does not exist
     */
    default Device resolve(int gpuCount) {
        if (this instanceof Gpu gpu) {
            if (gpu.index() >= gpuCount) {
                throw new IllegalArgumentException(
                        ("gpu:%d does not exist, the engine sees %d; choose auto or cpu, or check that the trainer was "
                                        + "built with the profile gpu, and that driver and container give access")
                                .formatted(gpu.index(), gpuCount));
            }
            return Device.gpu(gpu.index());
        }
        return this instanceof Auto && gpuCount > 0 ? Device.gpu(0) : Device.cpu();
    }

    /** Returns the device's name, such as {@code cpu} or {@code gpu 0}. */
    static String name(Device device) {
        return device.isGpu() ? "gpu " + device.getDeviceId() : "cpu";
    }
}
