package ventral.contract.spec;

/** How objects and camera are placed. */
public enum GeometryProfile {
    /** Any place in the picture, any rotation, never cut by the picture's edge. */
    UNIFORM(MaterialRule.OWN),
    /** As in the image set of Xie et al. (2024), rendered with TDW in 2023. */
    TDW_2023(MaterialRule.RANDOM),
    /** As in the image sets of their follow-up work, rendered with TDW in 2024. */
    TDW_2024(MaterialRule.OWN);

    private final MaterialRule materials;

    GeometryProfile(MaterialRule materials) {
        this.materials = materials;
    }

    /** The materials that objects had in the image set that the profile is named after. */
    public MaterialRule defaultMaterials() {
        return materials;
    }
}
