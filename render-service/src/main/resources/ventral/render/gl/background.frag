in vec3 ray;
out vec4 colour;

/** Composites the object's samples over the background. */
void main() {
    vec2 here = gl_FragCoord.xy;
    bool mayBeObject = all(greaterThan(here, objectPlace.xy)) && all(lessThan(here, objectPlace.zw));
    vec4 object = vec4(0);
    if (mayBeObject) {
        for (int i = 0; i < 4; i++) object += .25 * texelFetch(objects, ivec2(here), i);
    }
    mat3 world = mat3(worldFromCamera);
    colour = vec4(object.rgb + (1 - object.a) * background(world * normalize(ray), world), 1);
}
