package ventral.trainer.bench;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What one measuring process found.
 *
 * @param imagesPerSecond median over groups of steps
 * @param cpuSecondsPerImage of all threads together, waiting for each other by spinning included
 * @param peakBytes the most memory that the process ever had; 0 if the system does not tell
 * @param devicePeakBytes likewise of the GPU's; 0 if that is not known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Figures(
        @JsonProperty("images_per_second") double imagesPerSecond,
        @JsonProperty("cpu_seconds_per_image") double cpuSecondsPerImage,
        @JsonProperty("peak_bytes") long peakBytes,
        @JsonProperty("device_peak_bytes") long devicePeakBytes) {}
