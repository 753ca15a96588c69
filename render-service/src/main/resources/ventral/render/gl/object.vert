layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 texturePlace;
layout(location = 3) in float material;

out vec3 onObject;
out vec3 inCamera;
out vec3 normalInCamera;
out vec2 patternPlace;
flat out vec4 dark;   // w: pattern
flat out vec4 bright; // w: roughness
flat out float metalness;

void main() {
    int surface = int(material);
    gl_Position = clipFromObject * vec4(position, 1);
    onObject = position;
    inCamera = (cameraFromObject * vec4(position, 1)).xyz;
    normalInCamera = mat3(cameraFromObject) * normal;
    patternPlace = texturePlace * materialBright[surface].w;
    dark = materialDark[surface];
    bright = vec4(materialBright[surface].rgb, materialGloss[surface].x);
    metalness = materialGloss[surface].y;
}
