vec3 background(vec3 direction, mat3 world) {
    return displayed(panorama(direction, 0));
}
