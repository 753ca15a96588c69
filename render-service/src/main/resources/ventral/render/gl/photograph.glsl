in vec2 onScreen;
flat in float pixelWidth;
flat in float picture;
flat in vec4 crop;

/** A flat photograph, shown with the light under which it was taken. */
vec3 background(vec3 direction) {
    float texels = pixelWidth * crop.w * textureSize(photographs, 0).y;
    vec2 place = crop.xy + onScreen * crop.zw;
    return textureLod(photographs, vec3(place, picture), log2(max(1, texels))).rgb;
}
