package ventral.scorer.pytorch;

/** Name of a global of a Python module. Only the name is kept; nothing is imported. */
record PythonGlobal(String module, String name) {

    @Override
    public String toString() {
        return module + "." + name;
    }
}
