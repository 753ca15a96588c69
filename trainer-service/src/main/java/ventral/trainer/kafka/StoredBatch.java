package ventral.trainer.kafka;

import org.jspecify.annotations.Nullable;
import ventral.events.v1.ImageBatch;
import ventral.platform.tracing.TraceParent;

/**
 * A batch as it is stored in an image log.
 *
 * @param trace span that describes how the batch was rendered; null if none was recorded
 */
record StoredBatch(ImageBatch message, @Nullable TraceParent trace) {}
