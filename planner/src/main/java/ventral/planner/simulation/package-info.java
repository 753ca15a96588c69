/** Simulates how renderers, trainers and scorers carry out a plan, as the services share out their work. */
@NullMarked
package ventral.planner.simulation;

import org.jspecify.annotations.NullMarked;
