/** The panorama, filtered to the angle of one pixel. */
vec3 background(vec3 direction, mat3 world) {
    float texels = view.y / (2 * PI) * textureSize(panoramas, 0).x;
    return displayed(panorama(direction, log2(max(1, texels))));
}
