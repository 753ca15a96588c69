package ventral.contract.spec;

/** Rules for placing objects and camera. */
public enum GeometryProfile {
    /** Any place in the image, any rotation, never cut by the image's edge. */
    UNIFORM(MaterialRule.OWN),
    /** The rules of the image set of Xie et al. (2024), rendered with TDW in 2023. */
    TDW_2023(MaterialRule.RANDOM),
    /** The rules of the image sets of their follow-up work, rendered with TDW in 2024. */
    TDW_2024(MaterialRule.OWN);

    private final MaterialRule materials;

    GeometryProfile(MaterialRule materials) {
        this.materials = materials;
    }

    /** Returns the materials that objects had in the image set that the profile is named after. */
    public MaterialRule defaultMaterials() {
        return materials;
    }
}
