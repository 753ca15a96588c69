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

vec3 diffuseLight(vec3 d) {
    vec3 sum = .282095 * ambient[0].rgb;
    sum += .488603 * (d.y * ambient[1].rgb + d.z * ambient[2].rgb + d.x * ambient[3].rgb);
    sum += 1.092548 * (d.x * d.y * ambient[4].rgb + d.y * d.z * ambient[5].rgb + d.x * d.z * ambient[7].rgb);
    sum += .315392 * (3 * d.z * d.z - 1) * ambient[6].rgb;
    sum += .546274 * (d.x * d.x - d.y * d.y) * ambient[8].rgb;
    return max(sum, vec3(0));
}

/** Radiance of a panorama, whose texels are the square roots of radiance / (1 + radiance). */
vec3 panorama(vec3 d, float level) {
    vec2 place = vec2(atan(d.x, -d.z) / (2 * PI), acos(clamp(d.y, -1, 1)) / PI);
    vec3 texel = textureLod(panoramas, vec3(place, view.w), level).rgb;
    vec3 share = texel * texel;
    return share / max(1 - share, 1. / 512);
}

/** Fraction of the key light that reaches a position in camera space, given the cosine of light and normal. */
float reached(vec3 place, float sunCos) {
    vec3 s = (shadowFromCamera * vec4(place, 1)).xyz;
    bool mayBeShadow = sunCos > 0 && all(greaterThan(s.xy, vec2(.01))) && all(lessThan(s.xy, vec2(.99)));
    return mayBeShadow ? texture(shadows, vec3(s.xy * shadowTile.xy + shadowTile.zw, clamp(s.z, 0, 1))) : 1;
}

/** Exposure, a film's curve (Narkowicz 2015), gamma 2. */
vec3 displayed(vec3 radiance) {
    vec3 c = radiance * sunColour.w;
    return sqrt(clamp(c * (2.51 * c + .03) / (c * (2.43 * c + .59) + .14), 0, 1));
}
