const float PI = 3.14159265;

layout(std140, binding = 0) uniform Scene {
    mat4 clipFromObject;
    mat4 cameraFromObject;
    mat4 shadowFromCamera;
    mat4 worldFromCamera;
    vec4 sunDirection;     // camera space
    vec4 sunColour;        // w: exposure
    vec4 ambient[9];       // irradiance over pi, world space
    vec4 shadowTile;       // scale and offset in the atlas
    vec4 view;             // tangent of half the view, angle of a pixel, 0, index of panorama or photograph
    vec4 photographPlace;  // left, top, width, height of the image in the photograph
    vec4 roomLow;
    vec4 roomHigh;
    vec4 wallDark[6];      // w: pattern
    vec4 wallBright[6];    // w: scale
    vec4 materialDark[32];  // w: pattern
    vec4 materialBright[32];// w: scale
    vec4 materialGloss[32]; // roughness, metalness
};

layout(binding = 0) uniform sampler2DArray patterns;
layout(binding = 1) uniform sampler2DArray panoramas;
layout(binding = 2) uniform sampler2DShadow shadows;
layout(binding = 3) uniform sampler2DArray pictures;
layout(binding = 4) uniform sampler2DMS objects;
layout(binding = 5) uniform sampler2DArray photographs;
layout(binding = 6) uniform sampler2DArray reflections;

// A driver on a CPU gathers each uniform for every pixel, and reads a flat input once for a triangle. So the vertex
// shaders pass uniforms to the fragment shaders as flat inputs.

/** The part of diffuse light that is equal from opposite directions. */
vec3 evenDiffuseLight(vec3 d, vec3 light[9]) {
    vec3 sum = .282095 * light[0];
    sum += 1.092548 * (d.x * d.y * light[4] + d.y * d.z * light[5] + d.x * d.z * light[7]);
    sum += .315392 * (3 * d.z * d.z - 1) * light[6];
    return sum + .546274 * (d.x * d.x - d.y * d.y) * light[8];
}

/** The part of diffuse light that changes its sign with the direction. */
vec3 oddDiffuseLight(vec3 d, vec3 light[9]) {
    return .488603 * (d.y * light[1] + d.z * light[2] + d.x * light[3]);
}

vec3 diffuseLight(vec3 d, vec3 light[9]) {
    return max(evenDiffuseLight(d, light) + oddDiffuseLight(d, light), vec3(0));
}

/** Where a panorama shows a direction. */
vec2 inPanorama(vec3 d) {
    return vec2(atan(d.x, -d.z) / (2 * PI), acos(clamp(d.y, -1, 1)) / PI);
}

/** Fraction of the key light that reaches a position in a shadow tile, given the cosine of light and normal. */
float shadowShare(vec3 s, float sunCos, vec4 tile) {
    bool mayBeShadow = sunCos > 0 && all(greaterThan(s.xy, vec2(.01))) && all(lessThan(s.xy, vec2(.99)));
    return mayBeShadow ? texture(shadows, vec3(s.xy * tile.xy + tile.zw, clamp(s.z, 0, 1))) : 1;
}

/** Exposure, a film's curve (Narkowicz 2015), gamma 2. */
vec3 displayed(vec3 radiance, float exposure) {
    vec3 c = radiance * exposure;
    return sqrt(clamp(c * (2.51 * c + .03) / (c * (2.43 * c + .59) + .14), 0, 1));
}
