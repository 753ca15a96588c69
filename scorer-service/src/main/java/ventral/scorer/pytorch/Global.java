package ventral.scorer.pytorch;

/** Names something of a Python module. It is a name alone: nothing is imported. */
record Global(String module, String name) {

    @Override
    public String toString() {
        return module + "." + name;
    }
}
