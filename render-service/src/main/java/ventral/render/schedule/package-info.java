/** Schedules streams: decides which stream is rendered next on this machine, which partitions it owns, and how far ahead of live runs it is. */
@NullMarked
package ventral.render.schedule;

import org.jspecify.annotations.NullMarked;
