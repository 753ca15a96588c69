in vec3 fromEye;
in vec3 normalInWorld;
in vec2 patternPlace;
in vec3 evenLight;
in vec3 oddLight;
in vec3 inShadow;
in vec3 shadowBias;
flat in vec4 sun;
flat in vec4 sunLight;
flat in vec4 tile;
flat in vec4 dark;
flat in vec4 bright;
flat in float metalness;
flat in vec3 light[9];
out vec4 colour;

/** Linear value of an sRGB value, with an error below .002. */
vec3 linear(vec3 srgb) {
    return srgb * (srgb * (srgb * .305306 + .682171) + .012523);
}

float fifthPower(float x) {
    float square = x * x;
    return square * square * x;
}

/** Colour of a pattern between two colours, or of a texture that came with the model. */
vec3 reflectanceOf() {
    vec3 reflectance = bright.rgb;
#ifdef PATTERNS
    reflectance = mix(dark.rgb, reflectance, texture(patterns, vec3(patternPlace, dark.w)).r);
#endif
#ifdef PICTURES
    float layer = dark.w - textureSize(patterns, 0).z;
    vec3 picture = linear(texture(pictures, vec3(patternPlace, max(layer, 0))).rgb);
    if (layer >= 0) reflectance = bright.rgb * picture;
#endif
    return reflectance;
}

/** GGX with Smith's visibility by Schlick, as in Karis (2013). */
void main() {
    vec3 toEye = normalize(-fromEye);
    vec3 n = normalize(normalInWorld);
    float side = dot(n, toEye) < 0 ? -1 : 1;
    n *= side;
    vec3 toSun = sun.xyz;
    vec3 between = normalize(toEye + toSun);
    vec3 reflectance = reflectanceOf();
    float roughness = bright.w;
    vec3 straight = mix(vec3(.04), reflectance, metalness);
    vec3 base = reflectance * (1 - metalness);

    float sunCos = max(dot(n, toSun), 0);
    float eyeCos = max(dot(n, toEye), 1e-3);
    float halfCos = max(dot(n, between), 0);
    float alpha2 = roughness * roughness * roughness * roughness;
    float d = halfCos * halfCos * (alpha2 - 1) + 1;
    float k = (roughness + 1) * (roughness + 1) / 8;
    vec3 fresnel = straight + (1 - straight) * fifthPower(1 - max(dot(toEye, between), 0));
    vec3 gloss = fresnel * alpha2 / (PI * d * d) / (4 * (sunCos * (1 - k) + k) * (eyeCos * (1 - k) + k));
    float share = shadowShare(inShadow + side * shadowBias, sunCos, tile);
    vec3 seen = (base / PI + gloss) * sunLight.rgb * sunCos * share;

    vec3 mirrored = reflect(-toEye, n);
    seen += base * max(evenLight + side * oddLight, 0);
#ifdef PANORAMA
    vec3 around = textureLod(reflections, vec3(inPanorama(mirrored), sun.w), roughness * 6).rgb;
#else
    vec3 around = diffuseLight(mirrored, light);
#endif
    seen += around * (straight + (max(vec3(1 - roughness), straight) - straight) * fifthPower(1 - eyeCos));
    colour = vec4(displayed(seen, sunLight.w), 1);
}
