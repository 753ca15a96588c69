layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 texturePlace;
layout(location = 3) in float material;

out vec3 onObject;
out vec3 inCamera;
out vec3 normalInCamera;
out vec2 patternPlace;
flat out int surface;

void main() {
    surface = int(material);
    gl_Position = clipFromObject * vec4(position, 1);
    onObject = position;
    inCamera = (cameraFromObject * vec4(position, 1)).xyz;
    normalInCamera = mat3(cameraFromObject) * normal;
    patternPlace = texturePlace * materialBright[surface].w;
}
