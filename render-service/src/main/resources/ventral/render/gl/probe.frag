in vec3 onObject;
out vec4 seen; // where on the object this pixel looks

void main() {
    seen = vec4(onObject, 1);
}
