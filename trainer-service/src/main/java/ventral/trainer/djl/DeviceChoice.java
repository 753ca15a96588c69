package ventral.trainer.djl;

import ai.djl.Device;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which device is wished for: {@code auto}, {@code cpu}, {@code gpu} or the number of one, such as {@code gpu:1}. */
public sealed interface DeviceChoice {

    /** The first GPU, or without one the CPU. */
    record Auto() implements DeviceChoice {}

    record Cpu() implements DeviceChoice {}

    /** @param index counted from 0 */
    record Gpu(int index) implements DeviceChoice {}

    /** @throws IllegalArgumentException if the word says none */
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
                        "'%s' is no device: it is auto, cpu, gpu, or a GPU by its number such as gpu:1"
                                .formatted(word));
        };
    }

    /**
     * @param gpuCount GPUs that the engine sees
     * @throws IllegalArgumentException if the device is not there
     */
    default Device among(int gpuCount) {
        if (this instanceof Gpu gpu) {
            if (gpu.index() >= gpuCount) {
                throw new IllegalArgumentException(
                        ("there is no gpu:%d here, the engine sees %d: choose auto or cpu, or look whether the trainer "
                                        + "was built with the profile gpu and the driver and the container let it in")
                                .formatted(gpu.index(), gpuCount));
            }
            return Device.gpu(gpu.index());
        }
        return this instanceof Auto && gpuCount > 0 ? Device.gpu(0) : Device.cpu();
    }

    /** Such as {@code cpu} or {@code gpu 0}. */
    static String name(Device device) {
        return device.isGpu() ? "gpu " + device.getDeviceId() : "cpu";
    }
}
