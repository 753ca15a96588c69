/** A flat photograph, shown with the light under which it was taken. */
vec3 background(vec3 direction, mat3 world) {
    vec3 inCamera = transpose(world) * direction;
    vec2 place = vec2(inCamera.x, -inCamera.y) / -inCamera.z / view.x * .5 + .5; // in the image, from the upper left
    place = photographPlace.xy + place * photographPlace.zw;
    float texels = view.y / (2 * view.x) * photographPlace.w * textureSize(photographs, 0).y;
    return textureLod(photographs, vec3(place, view.w), log2(max(1, texels))).rgb;
}
