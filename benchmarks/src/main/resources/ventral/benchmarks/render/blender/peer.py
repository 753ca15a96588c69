"""Renders the scenes of a folder with three of Blender's engines, one object per image, and prints
SPEED, engine, number of images and seconds. Arguments: folder, pixels, degrees of view, panorama or ''."""

import math
import sys
import time

import bpy
from mathutils import Matrix, Quaternion, Vector

folder, size, degrees, panorama = sys.argv[sys.argv.index("--") + 1:]

for thing in list(bpy.data.objects):
    bpy.data.objects.remove(thing)


def load(name):
    """Imports a model. Importers rotate the object, not its mesh; the rotation is set for each scene."""
    before = set(bpy.data.objects)
    path = f"{folder}/{name}.obj"
    if hasattr(bpy.ops.wm, "obj_import"):
        bpy.ops.wm.obj_import(filepath=path)
    else:
        bpy.ops.import_scene.obj(filepath=path, use_split_objects=False, use_split_groups=False)
    added = list(set(bpy.data.objects) - before)
    for thing in added:
        thing.hide_render = True
    return added


scenes = []
with open(f"{folder}/scenes.txt", encoding="utf-8") as lines:
    for line in lines:
        words = line.split()
        x, y, z, qx, qy, qz, qw, radius = map(float, words[1:])
        turn = Matrix.LocRotScale(Vector((x, y, z)), Quaternion((qw, qx, qy, qz)), Vector((radius,) * 3))
        scenes.append((words[0], turn))
models = {name: load(name) for name, _ in scenes}

scene = bpy.context.scene
lens = bpy.data.cameras.new("camera")
lens.angle = math.radians(float(degrees))
lens.clip_start = .05
camera = bpy.data.objects.new("camera", lens)
scene.collection.objects.link(camera)
scene.camera = camera

lamp = bpy.data.lights.new("sun", "SUN")
lamp.energy = 2
sun = bpy.data.objects.new("sun", lamp)
sun.rotation_euler = (-.6, .5, 0)
scene.collection.objects.link(sun)

world = scene.world or bpy.data.worlds.new("world")
scene.world = world
world.use_nodes = True
if panorama:
    sky = world.node_tree.nodes.new("ShaderNodeTexEnvironment")
    sky.image = bpy.data.images.load(panorama)
    world.node_tree.links.new(sky.outputs[0], world.node_tree.nodes["Background"].inputs[0])

render = scene.render
render.resolution_x = render.resolution_y = int(size)
render.resolution_percentage = 100
render.image_settings.file_format = "JPEG"
render.image_settings.quality = 90
render.use_persistent_data = True
scene.display.render_aa = "5"
scene.display.shading.light = "STUDIO"
scene.display.shading.color_type = "MATERIAL"
scene.display.shading.show_shadows = True
scene.cycles.device = "CPU"
scene.cycles.samples = 16
scene.cycles.use_denoising = False
scene.eevee.taa_render_samples = 8


def draw(i):
    name, turn = scenes[i % len(scenes)]
    for thing in models[name]:
        thing.hide_render = False
        thing.matrix_world = turn
    render.filepath = f"{folder}/{i}.jpg"
    bpy.ops.render.render(write_still=True)
    for thing in models[name]:
        thing.hide_render = True


for engine, title, count in (
        ("BLENDER_WORKBENCH", "Workbench, 5 samples", 48),
        ("CYCLES", "Cycles, 16 samples", 16),
        ("BLENDER_EEVEE", "EEVEE, 8 samples", 6)):
    try:
        render.engine = engine
    except TypeError:
        continue  # of another release of Blender
    draw(0)
    start = time.perf_counter()
    for i in range(count):
        draw(i)
    print("SPEED", title, count, time.perf_counter() - start, sep="\t", flush=True)
