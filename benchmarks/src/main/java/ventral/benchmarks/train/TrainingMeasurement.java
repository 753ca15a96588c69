package ventral.benchmarks.train;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The result of one measurement process.
 *
 * @param imagesPerSecond median over groups of steps
 * @param cpuSecondsPerImage CPU time of all threads together, including the time that they spin while waiting for each
 *     other
 * @param peakBytes peak memory of the process; 0 if unknown
 * @param devicePeakBytes peak memory of the GPU; 0 if unknown
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TrainingMeasurement(
        @JsonProperty("images_per_second") double imagesPerSecond,
        @JsonProperty("cpu_seconds_per_image") double cpuSecondsPerImage,
        @JsonProperty("peak_bytes") long peakBytes,
        @JsonProperty("device_peak_bytes") long devicePeakBytes) {}
