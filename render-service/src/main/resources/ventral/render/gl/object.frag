in vec3 onObject;
in vec3 inCamera;
in vec3 normalInCamera;
in vec2 patternPlace;
flat in int surface;
out vec4 colour;

float fifthPower(float x) {
    float square = x * x;
    return square * square * x;
}

/** Colour of a pattern between two colours, or of a texture that came with the model. */
vec3 reflectanceOf(int surface) {
    float layer = materialDark[surface].w;
#ifdef PICTURES
    int patternCount = textureSize(patterns, 0).z;
    if (layer >= patternCount) {
        return texture(pictures, vec3(patternPlace, layer - patternCount)).rgb * materialBright[surface].rgb;
    }
#endif
    float tone = texture(patterns, vec3(patternPlace, layer)).r;
    return mix(materialDark[surface].rgb, materialBright[surface].rgb, tone);
}

/** GGX with Smith's visibility by Schlick, as in Karis (2013). */
void main() {
    vec3 toEye = normalize(-inCamera);
    vec3 n = normalize(normalInCamera);
    if (dot(n, toEye) < 0) n = -n;
    vec3 toSun = sunDirection.xyz;
    vec3 between = normalize(toEye + toSun);
    vec3 reflectance = reflectanceOf(surface);
    float roughness = materialGloss[surface].x;
    float metalness = materialGloss[surface].y;
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
    float share = reached(inCamera + n * .01, sunCos);
    vec3 light = (base / PI + gloss) * sunColour.rgb * sunCos * share;

    mat3 world = mat3(worldFromCamera);
    vec3 mirrored = world * reflect(-toEye, n);
    light += base * diffuseLight(world * n);
#ifdef PANORAMA
    vec3 around = panorama(mirrored, roughness * 6);
#else
    vec3 around = diffuseLight(mirrored);
#endif
    light += around * (straight + (max(vec3(1 - roughness), straight) - straight) * fifthPower(1 - eyeCos));
    colour = vec4(displayed(light), 1);
}
