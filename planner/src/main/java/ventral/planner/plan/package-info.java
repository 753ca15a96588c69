/** Describes what is planned: the sweep and its stream, and the fleet that carries it out and how often its nodes fail. */
@NullMarked
package ventral.planner.plan;

import org.jspecify.annotations.NullMarked;
