package ventral.render.pack;

import ventral.render.conversion.ImportedModel;
import ventral.render.conversion.RefusedModelException;

/** Reads one model's file and the files that it refers to. Thread-safe. */
public interface ModelReader {

    /**
     * Reads a model.
     *
     * @param files files of the part of the pack that holds the model
     * @param model path of the model in that part
     */
    ImportedModel read(PackFiles files, String model) throws RefusedModelException;
}
