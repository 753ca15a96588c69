in vec3 ray;
out vec4 colour;

/** Draws the background, and composites the object's samples over it where OBJECT is defined. */
void main() {
    vec3 behind = background(normalize(ray));
#ifdef OBJECT
    vec4 object = vec4(0);
    for (int i = 0; i < 4; i++) object += .25 * texelFetch(objects, ivec2(gl_FragCoord.xy), i);
    behind = object.rgb + (1 - object.a) * behind;
#endif
    colour = vec4(behind, 1);
}
