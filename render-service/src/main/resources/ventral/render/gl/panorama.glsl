flat in float exposure;
flat in float pixelAngle;
flat in float picture;

/** The panorama, filtered to the angle of one pixel. Its texels are the square roots of radiance / (1 + radiance). */
vec3 background(vec3 direction) {
    float texels = pixelAngle / (2 * PI) * textureSize(panoramas, 0).x;
    vec3 texel = textureLod(panoramas, vec3(inPanorama(direction), picture), log2(max(1, texels))).rgb;
    vec3 share = texel * texel;
    return displayed(share / max(1 - share, 1. / 512), exposure);
}
