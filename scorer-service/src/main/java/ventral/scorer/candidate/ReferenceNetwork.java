package ventral.scorer.candidate;

/** Network in a local file that is not one of the system's runs. */
public sealed interface ReferenceNetwork extends ReferenceSource permits TorchScriptNetwork, SafetensorsNetwork {}
