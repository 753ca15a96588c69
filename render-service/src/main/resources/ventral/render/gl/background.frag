in vec3 ray;
out vec4 colour;

void main() {
    mat3 world = mat3(worldFromCamera);
    vec3 direction = world * normalize(ray);
    if (view.z >= 0) {
        colour = vec4(displayed(panorama(direction, 0)), 1);
        return;
    }
    vec3 inverse = 1 / direction;
    vec3 exits = max(roomLow.xyz * inverse, roomHigh.xyz * inverse);
    float way = min(exits.x, min(exits.y, exits.z));
    int axis = way == exits.x ? 0 : way == exits.y ? 1 : 2;
    int wall = axis * 2 + (direction[axis] > 0 ? 1 : 0);
    vec3 n = vec3(0);
    n[axis] = -sign(direction[axis]);
    vec3 place = direction * way;

    vec2 pattern = (axis == 0 ? place.zy : axis == 1 ? place.xz : place.xy) * wallBright[wall].w;
    float texels = way * view.y / max(.15, -dot(direction, n)) * wallBright[wall].w * 256;
    float tone = textureLod(patterns, vec3(pattern, wallDark[wall].w), log2(max(1, texels))).r;
    vec3 reflectance = mix(wallDark[wall].rgb, wallBright[wall].rgb, tone);

    vec3 nInCamera = transpose(world) * n;
    float sunCos = max(0, dot(nInCamera, sunDirection.xyz));
    float share = sunCos > 0 ? reached(transpose(world) * place) : 0;
    vec3 light = reflectance * (diffuseLight(n) + sunColour.rgb * sunCos / PI * share);
    colour = vec4(displayed(light), 1);
}
