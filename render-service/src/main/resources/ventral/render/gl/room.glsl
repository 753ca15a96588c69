flat in float exposure;
flat in float pixelAngle;
flat in vec3 light[9];
flat in vec3 sun; // direction in world space
flat in vec3 sunLight;
flat in mat4 shadowFromWorld;
flat in vec4 tile;
flat in vec3 low;
flat in vec3 high;

/** Radiance of a wall per reflectance, given its normal and the fraction of the key light that reaches it. */
vec3 litBy(vec3 n, float share) {
    return diffuseLight(n, light) + sunLight * max(0, dot(n, sun)) / PI * share;
}

/** Colour of a wall from far away, without shadows. */
vec3 plain(int axis, vec3 direction) {
    int wall = axis * 2 + (direction[axis] > 0 ? 1 : 0);
    vec3 n = vec3(0);
    n[axis] = -sign(direction[axis]);
    vec3 reflectance = .5 * (wallDark[wall].rgb + wallBright[wall].rgb);
    return displayed(reflectance * litBy(n, 1), exposure);
}

/** Colour of one wall of the room where a ray meets it. */
vec3 wall(int axis, float way, vec3 direction) {
    int wall = axis * 2 + (direction[axis] > 0 ? 1 : 0);
    vec3 n = vec3(0);
    n[axis] = -sign(direction[axis]);
    vec3 place = direction * way;

    vec2 pattern = (axis == 0 ? place.zy : axis == 1 ? place.xz : place.xy) * wallBright[wall].w;
    float texels = way * pixelAngle / max(.15, -dot(direction, n)) * wallBright[wall].w * 256;
    float tone = textureLod(patterns, vec3(pattern, wallDark[wall].w), log2(max(1, texels))).r;
    vec3 reflectance = mix(wallDark[wall].rgb, wallBright[wall].rgb, tone);
    float share = shadowShare((shadowFromWorld * vec4(place, 1)).xyz, dot(n, sun), tile);
    return displayed(reflectance * litBy(n, share), exposure);
}

/** The room around the camera. Where two walls meet within a pixel, blends in the other wall's plain colour. */
vec3 background(vec3 direction) {
    vec3 exits = max(low / direction, high / direction);
    float way = min(exits.x, min(exits.y, exits.z));
    int axis = way == exits.x ? 0 : way == exits.y ? 1 : 2;
    vec3 others = vec3(axis == 0 ? 1e9 : exits.x, axis == 1 ? 1e9 : exits.y, axis == 2 ? 1e9 : exits.z);
    float next = min(others.x, min(others.y, others.z));
    int nextAxis = next == others.x ? 0 : next == others.y ? 1 : 2;
    float pixel = pixelAngle * (way / abs(direction[axis]) + next / abs(direction[nextAxis]));
    float share = max(0, .5 - (next - way) / pixel);
    return mix(wall(axis, way, direction), plain(nextAxis, direction), share);
}
