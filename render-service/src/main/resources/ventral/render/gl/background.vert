out vec3 ray;      // world space
out vec2 onScreen; // from the upper left
flat out float exposure;
flat out float pixelAngle;
flat out float pixelWidth; // part of the image's width
flat out float picture;    // index of the panorama or photograph
flat out vec4 crop;
flat out vec3 light[9];
flat out vec3 sun; // direction in world space
flat out vec3 sunLight;
flat out mat4 shadowFromWorld;
flat out vec4 tile;
flat out vec3 low;
flat out vec3 high;

void main() {
    mat3 world = mat3(worldFromCamera);
    vec2 corner = vec2(gl_VertexID == 1 ? 3 : -1, gl_VertexID == 2 ? 3 : -1);
    gl_Position = vec4(corner, 1, 1);
    ray = world * vec3(corner * view.x, -1);
    onScreen = vec2(corner.x, -corner.y) * .5 + .5;
    exposure = sunColour.w;
    pixelAngle = view.y;
    pixelWidth = view.y / (2 * view.x);
    picture = view.w;
    crop = photographPlace;
    for (int i = 0; i < 9; i++) light[i] = ambient[i].rgb;
    sun = world * sunDirection.xyz;
    sunLight = sunColour.rgb;
    shadowFromWorld = shadowFromCamera * mat4(transpose(world));
    tile = shadowTile;
    low = roomLow.xyz;
    high = roomHigh.xyz;
}
