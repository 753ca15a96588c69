out vec3 ray; // camera space, z = -1

void main() {
    vec2 corner = vec2(gl_VertexID == 1 ? 3 : -1, gl_VertexID == 2 ? 3 : -1);
    gl_Position = vec4(corner, 1, 1);
    ray = vec3(corner * view.x, -1);
}
