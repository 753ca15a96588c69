package ventral.scorer.benchmark;

/** A network that is none of the system's runs, in a file on this machine. */
public sealed interface ReferenceNetwork extends ReferenceSource permits ScriptedNetwork, WeightsNetwork {}
