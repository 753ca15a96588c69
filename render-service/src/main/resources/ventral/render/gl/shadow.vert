layout(location = 0) in vec3 position;

void main() {
    vec3 s = (shadowFromCamera * cameraFromObject * vec4(position, 1)).xyz;
    gl_Position = vec4(s.xy * 2 - 1, s.z, 1);
}
