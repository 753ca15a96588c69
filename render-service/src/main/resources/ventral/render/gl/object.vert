layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 texturePlace;
layout(location = 3) in float material;

out vec3 onObject;
out vec3 fromEye;        // world space
out vec3 normalInWorld;
out vec2 patternPlace;
out vec3 evenLight;      // diffuse light on both sides of the surface: mean and half of the difference
out vec3 oddLight;
out vec3 inShadow;
out vec3 shadowBias;
flat out vec4 sun;       // direction in world space, index of the panorama
flat out vec4 sunLight;  // w: exposure
flat out vec4 tile;
flat out vec4 dark;      // w: pattern
flat out vec4 bright;    // w: roughness
flat out float metalness;
flat out vec3 light[9];

void main() {
    int surface = int(material);
    mat3 world = mat3(worldFromCamera);
    vec3 inCamera = (cameraFromObject * vec4(position, 1)).xyz;
    vec3 n = normalize(mat3(cameraFromObject) * normal);
    gl_Position = clipFromObject * vec4(position, 1);
    onObject = position;
    fromEye = world * inCamera;
    normalInWorld = world * n;
    patternPlace = texturePlace * materialBright[surface].w;
    inShadow = (shadowFromCamera * vec4(inCamera, 1)).xyz;
    shadowBias = mat3(shadowFromCamera) * (n * .01);

    for (int i = 0; i < 9; i++) light[i] = ambient[i].rgb;
    evenLight = evenDiffuseLight(normalInWorld, light);
    oddLight = oddDiffuseLight(normalInWorld, light);
    sun = vec4(world * sunDirection.xyz, view.w);
    sunLight = sunColour;
    tile = shadowTile;
    dark = materialDark[surface];
    bright = vec4(materialBright[surface].rgb, materialGloss[surface].x);
    metalness = materialGloss[surface].y;
}
