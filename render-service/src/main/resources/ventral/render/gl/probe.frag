in vec3 onObject;
out vec4 seen; // position on the object that this pixel shows

void main() {
    seen = vec4(onObject, 1);
}
